package dev.blockdata.notices;

import dev.blockdata.identity.AccountDeleted;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;

/// The folder in which mail ends where no server is set: one `.eml` file each, the newest ones
/// kept.
final class Outbox {

    /// A mail as an operator reads it; `name` is the file's.
    record OutboxMail(String name, String to, String subject, @Nullable Instant at, String text) {

        @Override
        public String toString() {
            return "OutboxMail[" + name + "]";
        }
    }

    private static final int MOST = 500;
    private static final String END = ".eml";

    /// Whose name stands in a letter to somebody else.
    private static final String INVITER = "X-Blockdata-Inviter";

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Path directory;

    Outbox(Path directory) {
        this.directory = directory;
    }

    /// Whole or not at all; a mail that comes twice is one file.
    void put(Mails.Mail mail, Letter letter) throws IOException, MessagingException {
        if (mail.inviter() != null) {
            letter.setHeader(INVITER, mail.inviter().toString());
        }
        Path unfinished = Files.createTempFile(directory, "new", ".part");
        try (var out = Files.newOutputStream(unfinished)) {
            letter.writeTo(out);
        }
        Files.move(
                unfinished,
                directory.resolve("%015d".formatted(mail.mailId()) + END),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        for (String old : names().stream().skip(MOST).toList()) {
            Files.deleteIfExists(directory.resolve(old));
        }
    }

    /// Newest first, behind the one of this name.
    List<OutboxMail> list(@Nullable String behind, int limit) {
        return names().stream()
                .filter(name -> behind == null || name.compareTo(behind) < 0)
                .limit(limit)
                .flatMap(name -> read(name).stream())
                .toList();
    }

    /// Whoever has left for good gets no mail from here and asks nobody in: what was written to
    /// them or in their name goes.
    @EventListener
    void forget(AccountDeleted gone) {
        for (String name : names()) {
            try {
                if (isOf(gone, name)) {
                    Files.deleteIfExists(directory.resolve(name));
                }
            } catch (NoSuchFileException _) {
                // Newer mail has pushed it out.
            } catch (IOException | MessagingException failure) {
                LOG.warn(
                        "Whether {} in the outbox is mail of a deleted account cannot be told",
                        name,
                        failure);
            }
        }
    }

    private boolean isOf(AccountDeleted gone, String name) throws IOException, MessagingException {
        try (var in = Files.newInputStream(directory.resolve(name))) {
            var message = new MimeMessage((Session) null, in);
            return gone.email().equals(recipient(message))
                    || gone.userId().toString().equals(message.getHeader(INVITER, null));
        }
    }

    private static String recipient(MimeMessage message) throws MessagingException {
        var to = message.getAllRecipients();
        return to == null || to.length == 0 ? "" : to[0].toString();
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(END))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Optional<OutboxMail> read(String name) {
        try (var in = Files.newInputStream(directory.resolve(name))) {
            var message = new MimeMessage((Session) null, in);
            return Optional.of(
                    new OutboxMail(
                            name,
                            recipient(message),
                            String.valueOf(message.getSubject()),
                            message.getSentDate() == null
                                    ? null
                                    : message.getSentDate().toInstant(),
                            String.valueOf(message.getContent())));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (MessagingException failure) {
            throw new UncheckedIOException(new IOException(failure));
        }
    }
}
