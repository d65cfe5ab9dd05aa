package dev.blockdata.ingest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The program that reads reStructuredText, Org, EPUB, OpenDocument and LaTeX where it is
/// installed.
///
/// @param program its name on the path, or where it is; empty where it is not to be used
@ConfigurationProperties("blockdata.pandoc")
record PandocSettings(@DefaultValue("pandoc") String program) {}
