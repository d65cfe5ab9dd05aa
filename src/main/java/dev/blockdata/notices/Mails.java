package dev.blockdata.notices;

import dev.blockdata.identity.OneTimeToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Mail that is waiting to be sent, and what the database has to tell people.
@Repository
class Mails {

    /// `link` is a path of the page; with a `letter` it is one for one use, and lacks its token.
    /// `inviter` is who asks somebody in by it, and is named in it.
    record Mail(
            long mailId,
            String recipient,
            String subject,
            String words,
            @Nullable String link,
            @Nullable String letter,
            @Nullable UUID inviter,
            Instant queuedAt,
            int tries) {

        /// The same mail with its link whole.
        Mail with(OneTimeToken token) {
            return new Mail(
                    mailId,
                    recipient,
                    subject,
                    words,
                    link + token.text(),
                    null,
                    inviter,
                    queuedAt,
                    tries);
        }
    }

    private final JdbcClient jdbc;

    Mails(@Qualifier("work") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Makes notices, and mail, of what has ended; answers how many.
    int tellEnds() {
        return jdbc.sql("select app.tell_ends()").query(Integer.class).single();
    }

    /// Some that are due, for nobody else to send while the lease lasts.
    List<Mail> claim(int limit, Duration lease) {
        return jdbc.sql(
                        """
                        select mail_id, recipient, subject, words, link, letter, inviter, queued_at, tries
                          from app.claim_mails(:limit, cast(:lease as interval)) order by mail_id
                        """)
                .param("limit", limit)
                .param("lease", lease.toSeconds() + " seconds")
                .query(Mails::mail)
                .list();
    }

    /// Lets the link of this mail be good from now on, by this token alone; false where the mail
    /// has nobody to go to. `mailed`: it is about to go to a mail server, and not into the outbox.
    boolean begin(Mail mail, OneTimeToken token, boolean mailed) {
        return jdbc.sql("select app.begin_link(:mail, :hash, :mailed)")
                .param("mail", mail.mailId())
                .param("hash", token.hash())
                .param("mailed", mailed)
                .query(Boolean.class)
                .single();
    }

    /// Sent, or given up.
    void done(Mail mail) {
        jdbc.sql("select 1 from app.mail_done(:mail)")
                .param("mail", mail.mailId())
                .query(Integer.class)
                .single();
    }

    void later(Mail mail, Duration pause) {
        jdbc.sql("select 1 from app.mail_later(:mail, cast(:pause as interval))")
                .param("mail", mail.mailId())
                .param("pause", pause.toSeconds() + " seconds")
                .query(Integer.class)
                .single();
    }

    private static Mail mail(ResultSet row, int number) throws SQLException {
        return new Mail(
                row.getLong("mail_id"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("words"),
                row.getString("link"),
                row.getString("letter"),
                row.getObject("inviter", UUID.class),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"));
    }
}
