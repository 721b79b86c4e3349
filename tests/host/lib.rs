//! The loopback host.
