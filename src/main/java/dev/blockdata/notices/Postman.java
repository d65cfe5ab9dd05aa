package dev.blockdata.notices;

import dev.blockdata.http.HttpSettings;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/// Sends what is due, with no transaction open: by the server that is set, else into the outbox.
/// What cannot be sent is tried again, ever more rarely, for about a day.
@Component
final class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int PORTION = 5;
    private static final int MOST_TRIES = 30;

    /// Longer than a portion takes with a server that never answers.
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Mails mails;
    private final ObjectProvider<JavaMailSender> server;
    private final Outbox outbox;
    private final MailSettings settings;
    private final HttpSettings http;
    private final Environment environment;

    Postman(
            Mails mails,
            ObjectProvider<JavaMailSender> server,
            Outbox outbox,
            MailSettings settings,
            HttpSettings http,
            Environment environment) {
        this.mails = mails;
        this.server = server;
        this.outbox = outbox;
        this.settings = settings;
        this.http = http;
        this.environment = environment;
    }

    void deliver() {
        List<Mails.Mail> due;
        do {
            due = mails.claim(PORTION, LEASE);
            due.forEach(this::deliver);
        } while (due.size() == PORTION);
    }

    private void deliver(Mails.Mail mail) {
        try {
            send(mail);
            mails.done(mail);
        } catch (MailException | MessagingException | IOException failure) {
            if (mail.tries() >= MOST_TRIES) {
                LOG.error(
                        "Mail {} is given up after {} tries", mail.mailId(), mail.tries(), failure);
                mails.done(mail);
            } else {
                LOG.warn(
                        "Mail {} could not be sent yet: {}",
                        mail.mailId(),
                        NestedExceptionUtils.getMostSpecificCause(failure).toString());
                mails.later(mail, pause(mail.tries()));
            }
        }
    }

    private void send(Mails.Mail mail) throws MessagingException, IOException {
        var letter = new Letter(mail, settings.from(), baseUrl());
        JavaMailSender sender = server.getIfAvailable();
        if (sender == null) {
            outbox.put(mail, letter);
        } else {
            sender.send(letter);
        }
    }

    static Duration pause(int tries) {
        Duration pause = Duration.ofSeconds(5L << Math.min(tries, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /// From the settings alone, never from a request.
    private String baseUrl() {
        String url = http.baseUrl();
        String given =
                url == null || url.isBlank()
                        ? "http://localhost:" + environment.getProperty("local.server.port", "8080")
                        : url.strip();
        return given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    }
}
