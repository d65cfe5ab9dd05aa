package dev.blockdata.models;

/// Something that fills a schema from one block of text. No transaction may be open while it is
/// asked.
public interface LanguageModel {

    /// Asks once and waits; whatever goes wrong on the other side is a [Reply], not an exception.
    Reply ask(Question question);
}
