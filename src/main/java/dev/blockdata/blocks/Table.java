package dev.blockdata.blocks;

import org.commonmark.node.CustomBlock;

/// A GFM table, whole: its rows and cells are not taken apart.
final class Table extends CustomBlock {}
