package dev.blockdata.notices;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/// A mail as it goes out. The same mail always has the same id, so that one that is sent twice can
/// be known.
final class Letter extends MimeMessage {

    private final String id;

    Letter(Mails.Mail mail, String from, String baseUrl) throws MessagingException {
        super((Session) null);
        this.id = "<%d.%d@blockdata>".formatted(mail.mailId(), mail.queuedAt().toEpochMilli());
        setFrom(new InternetAddress(from));
        setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient()));
        // A title that people gave must not become a header.
        setSubject(
                mail.subject().replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " "),
                StandardCharsets.UTF_8.name());
        setText(
                mail.link() == null
                        ? mail.words() + "\n"
                        : mail.words() + "\n\n" + baseUrl + mail.link() + "\n",
                StandardCharsets.UTF_8.name());
        setSentDate(Date.from(mail.queuedAt()));
        setHeader("Auto-Submitted", "auto-generated");
        saveChanges();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
