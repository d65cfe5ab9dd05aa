package dev.blockdata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.springframework.test.context.DynamicPropertyRegistry;

/// A real mail server in this process, and what came to an address.
final class Mailbox {

    static final String BASE = "http://blocks.example.org";

    private static final Pattern TOKEN =
            Pattern.compile("#token=([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])");
    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private Mailbox() {}

    static void settings(DynamicPropertyRegistry settings) {
        synchronized (SERVER) {
            if (!SERVER.isRunning()) {
                SERVER.start();
            }
        }
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
        settings.add("blockdata.base-url", () -> BASE);
        settings.add("blockdata.trusted-proxies", () -> "127.0.0.1,::1");
        settings.add("blockdata.operators", () -> "boss@example.org");
    }

    /// The subjects of all that came to this address, oldest first, once there are so many.
    static List<String> subjects(String address, int count) {
        return mails(address, count).stream().map(Mailbox::subject).toList();
    }

    /// The text of the newest mail to this address, once there are so many.
    static String text(String address, int count) {
        try {
            return String.valueOf(mails(address, count).getLast().getContent());
        } catch (IOException | MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// The token of the link in it, which leads to this page.
    static String token(String address, int count, String page) {
        var text = text(address, count);
        assertThat(text).contains(BASE + page + "#token=");
        var matcher = TOKEN.matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static List<MimeMessage> mails(String address, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> sent(address).size() >= count);
        return sent(address);
    }

    static List<MimeMessage> sent(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> recipient(mail).equals(address))
                .toList();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
