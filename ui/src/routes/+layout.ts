// The window is one page that runs in the browser; nothing is rendered elsewhere.
export const ssr = false;
export const prerender = false;
