package dev.blockdata.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Whom to tell of a weakness in this installation: an e-mail address or an address of the web.
@ConfigurationProperties("blockdata.security")
record SecuritySettings(@Nullable String contact) {}
