package dev.blockdata.notices;

import dev.blockdata.http.BaseUrl;
import dev.blockdata.identity.OneTimeToken;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
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
    private final BaseUrl baseUrl;

    Postman(
            Mails mails,
            ObjectProvider<JavaMailSender> server,
            Outbox outbox,
            MailSettings settings,
            BaseUrl baseUrl) {
        this.mails = mails;
        this.server = server;
        this.outbox = outbox;
        this.settings = settings;
        this.baseUrl = baseUrl;
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
            sendWhole(mail);
            mails.done(mail);
        } catch (MailException | MessagingException | IOException failure) {
            if (mail.tries() >= MOST_TRIES) {
                LOG.error(
                        "Mail {} is given up after {} tries: {}",
                        mail.mailId(),
                        mail.tries(),
                        words(failure, mail));
                mails.done(mail);
            } else {
                LOG.warn("Mail {} could not be sent yet: {}", mail.mailId(), words(failure, mail));
                mails.later(mail, pause(mail.tries()));
            }
        }
    }

    /// What went wrong, without whom it was for: a log outlives accounts.
    private static String words(Exception failure, Mails.Mail mail) {
        return NestedExceptionUtils.getMostSpecificCause(failure)
                .toString()
                .replaceAll("(?i)" + Pattern.quote(mail.recipient()), "the recipient");
    }

    /// The token of a link is made here and nowhere kept: one that is not sent is never good.
    private void sendWhole(Mails.Mail mail) throws MessagingException, IOException {
        if (mail.letter() == null) {
            send(mail);
            return;
        }
        var token = OneTimeToken.random();
        if (mails.begin(mail, token, server.getIfAvailable() != null)) {
            send(mail.with(token));
        }
    }

    private void send(Mails.Mail mail) throws MessagingException, IOException {
        var letter = new Letter(mail, settings.from(), baseUrl.text());
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
}
