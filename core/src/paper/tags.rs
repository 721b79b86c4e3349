//! The document's structure: what each piece drawn means, for readers that do not see the page (PDF/UA-1).
//!
//! Built while blocks are set, filled while pages are drawn, written as a structure tree at the end. Knows no layout.

use std::fmt::Write;

use super::file::{File, hex_text};

/// A part of the structure, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node(u32);

impl Node {
    fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a part is, by the standard structure types (ISO 32000-1, 14.8.4).
#[derive(Debug, Clone, PartialEq)]
pub enum Role {
    Document,
    Division,
    Paragraph,
    Title,
    Heading,
    Table,
    TableHead,
    TableBody,
    TableFoot,
    Row,
    /// A heading over a column.
    ColumnHeading,
    Cell,
    /// A picture and what it shows.
    Figure(String),
}

impl Role {
    fn name(&self) -> &'static str {
        match self {
            Role::Document => "Document",
            Role::Division => "Div",
            Role::Paragraph => "P",
            Role::Title => "H1",
            Role::Heading => "H2",
            Role::Table => "Table",
            Role::TableHead => "THead",
            Role::TableBody => "TBody",
            Role::TableFoot => "TFoot",
            Role::Row => "TR",
            Role::ColumnHeading => "TH",
            Role::Cell => "TD",
            Role::Figure(_) => "Figure",
        }
    }
}

/// The parts of one document, in reading order.
#[derive(Debug)]
pub struct Tree {
    parts: Vec<(Role, Node)>,
}

impl Tree {
    /// The root of every tree.
    pub const ROOT: Node = Node(0);

    /// A tree of the document alone.
    pub fn new() -> Tree {
        Tree { parts: vec![(Role::Document, Self::ROOT)] }
    }

    /// Adds a part below `parent`, after the parts already there.
    pub fn add(&mut self, parent: Node, role: Role) -> Node {
        let node = Node(u32::try_from(self.parts.len()).unwrap_or(u32::MAX));
        self.parts.push((role, parent));
        node
    }

    /// Adds a picture below `parent`; one that shows nothing to be told is decoration and no part.
    pub fn add_picture(&mut self, parent: Node, alternative: &str) -> Option<Node> {
        let told = !alternative.trim().is_empty();
        told.then(|| self.add(parent, Role::Figure(alternative.to_owned())))
    }

    /// Whether a part has that role.
    pub fn has(&self, role: &Role) -> bool {
        self.parts.iter().any(|(is, _)| is == role)
    }

    /// The name under which the content of `node` is marked on a page.
    pub fn tag(&self, node: Node) -> &'static str {
        self.parts.get(node.index()).map_or("Span", |(role, _)| role.name())
    }

    /// How many parts there are.
    pub fn len(&self) -> usize {
        self.parts.len()
    }
}

/// Where the content of the parts was drawn.
#[derive(Debug, Default)]
pub struct Marks {
    /// For each page, the part behind each piece of marked content, by its number on the page.
    pages: Vec<Vec<Node>>,
    /// The pictures' places on their pages: left, bottom, right, top; in points.
    boxes: Vec<(Node, [f32; 4])>,
}

impl Marks {
    /// Begins the next page.
    pub fn page(&mut self) {
        self.pages.push(Vec::new());
    }

    /// Notes that the next piece of content on this page belongs to `node`; answers the piece's number.
    pub fn mark(&mut self, node: Node) -> usize {
        let Some(page) = self.pages.last_mut() else { return 0 };
        page.push(node);
        page.len() - 1
    }

    /// Notes the place of the picture of `node`.
    pub fn place(&mut self, node: Node, bounds: [f32; 4]) {
        self.boxes.push((node, bounds));
    }
}

/// Writes the structure tree; answers the number of its root object. `pages` are the numbers of the page objects.
pub fn write(tree: &Tree, marks: &Marks, pages: &[u32], file: &mut File) -> u32 {
    let root = file.reserve();
    let parent_tree = file.reserve();
    let first = file.reserve_many(tree.len());
    let number = |node: Node| first + node.0;
    let mut kids: Vec<Vec<u32>> = vec![Vec::new(); tree.len()];
    for (at, (_, parent)) in tree.parts.iter().enumerate().skip(1) {
        kids[parent.index()].push(first + u32::try_from(at).unwrap_or(u32::MAX));
    }
    let pieces = pieces_by_node(tree, marks);
    let mut text = String::new();
    for (at, (role, parent)) in tree.parts.iter().enumerate() {
        let parent = if at == 0 { root } else { number(*parent) };
        text.clear();
        let _ = write!(text, "<</S/{}/P {parent} 0 R", role.name());
        attributes(role, marks, Node(u32::try_from(at).unwrap_or(u32::MAX)), &mut text);
        content(&kids[at], &pieces[at], pages, &mut text);
        text.push_str(">>");
        file.pack(first + u32::try_from(at).unwrap_or(u32::MAX), text.as_bytes());
    }
    write_parent_tree(marks, parent_tree, number, file);
    let root_text = format!(
        "<</Type/StructTreeRoot/K {first} 0 R/ParentTree {parent_tree} 0 R/ParentTreeNextKey {}>>",
        marks.pages.len()
    );
    file.pack(root, root_text.as_bytes());
    root
}

/// For each part, its pieces of content: page and number on the page.
fn pieces_by_node(tree: &Tree, marks: &Marks) -> Vec<Vec<(u32, u32)>> {
    let mut pieces = vec![Vec::new(); tree.len()];
    for (page, nodes) in marks.pages.iter().enumerate() {
        for (piece, node) in nodes.iter().enumerate() {
            let place = (u32::try_from(page).unwrap_or(u32::MAX), u32::try_from(piece).unwrap_or(u32::MAX));
            pieces[node.index()].push(place);
        }
    }
    pieces
}

fn attributes(role: &Role, marks: &Marks, node: Node, text: &mut String) {
    match role {
        Role::ColumnHeading => text.push_str("/A<</O/Table/Scope/Column>>"),
        Role::Figure(alternative) => {
            let _ = write!(text, "/Alt{}", hex_text(alternative));
            if let Some((_, [left, bottom, right, top])) = marks.boxes.iter().find(|(of, _)| *of == node) {
                let _ = write!(text, "/A<</O/Layout/Placement/Block/BBox[{left:.2} {bottom:.2} {right:.2} {top:.2}]>>");
            }
        }
        _ => {}
    }
}

fn content(kids: &[u32], pieces: &[(u32, u32)], pages: &[u32], text: &mut String) {
    let object = |page: u32| pages.get(page as usize).copied().unwrap_or(0);
    if let [(page, piece)] = pieces {
        let _ = write!(text, "/Pg {} 0 R/K {piece}", object(*page));
        return;
    }
    text.push_str("/K[");
    for kid in kids {
        let _ = write!(text, "{kid} 0 R ");
    }
    for (page, piece) in pieces {
        let _ = write!(text, "<</Type/MCR/Pg {} 0 R/MCID {piece}>>", object(*page));
    }
    text.push(']');
}

fn write_parent_tree(marks: &Marks, parent_tree: u32, number: impl Fn(Node) -> u32, file: &mut File) {
    let mut index = String::from("<</Nums[");
    for (page, nodes) in marks.pages.iter().enumerate() {
        let list = file.reserve();
        let mut text = String::from("[");
        for node in nodes {
            let _ = write!(text, "{} 0 R ", number(*node));
        }
        text.push(']');
        file.pack(list, text.as_bytes());
        let _ = write!(index, "{page} {list} 0 R ");
    }
    index.push_str("]>>");
    file.pack(parent_tree, index.as_bytes());
}
