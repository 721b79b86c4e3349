//! What a user sees and does, from the first start on.

use crate::harness::{Window, in_window};

#[tokio::test]
async fn a_fresh_book_opens_on_a_screen_that_says_what_to_do_first() {
    in_window("fresh-book", &["--today", "2026-03-31"], async |window: &Window| {
        let heading = window.by_role("heading", "").await?;
        assert!(!heading.text().await?.is_empty());
        window.screenshot("welcome").await?;
        assert!(window.title().await?.contains("Endwell"));
        Ok(())
    })
    .await;
}
