package dev.blockdata.notices;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who our mail is from (`BLOCKDATA_MAIL_FROM`); by which server it goes is Spring's to say
/// (`SPRING_MAIL_HOST`).
@ConfigurationProperties("blockdata.mail")
record MailSettings(@DefaultValue("blockdata@localhost") String from) {}
