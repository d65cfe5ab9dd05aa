package dev.blockdata.integrations;

import dev.blockdata.integrations.DeliveryClaims.Claim;
import dev.blockdata.integrations.DeliveryClaims.End;
import dev.blockdata.integrations.SealedSecrets.Holder;
import dev.blockdata.projects.Rights;
import dev.blockdata.projects.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes one attempt at a delivery, as whoever saved the integration last, and says how it ended.
@Component
final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    /// What is kept of the other side's words.
    private static final int MOST_WORDS = 2000;

    private final Targets targets;
    private final SealedSecrets sealing;
    private final RunRows runs;
    private final Rights rights;
    private final DeliverySettings settings;
    private final Random random = new Random();

    Sender(
            Targets targets,
            SealedSecrets sealing,
            RunRows runs,
            Rights rights,
            DeliverySettings settings) {
        this.targets = targets;
        this.sealing = sealing;
        this.runs = runs;
        this.rights = rights;
        this.settings = settings;
    }

    End send(Claim claim, Attempt attempt) {
        var delivery = claim.delivery();
        var who = rights.member(claim.actsFor(), claim.projectId()).orElse(null);
        if (who == null || !who.role().isAtLeast(Role.OWNER)) {
            return later(
                    claim,
                    "Whoever saved this integration is no longer an owner of the project: an owner has to save it again.",
                    null,
                    true);
        }
        var target = targets.of(claim.kind());
        var holder =
                new Holder(
                        claim.projectId(), claim.integrationId(), target.place(claim.settings()));
        var secrets = sealing.open(claim.sealed(), holder).orElse(null);
        if (secrets == null) {
            return later(
                    claim,
                    "Its secrets cannot be read any more, because the installation's secret was changed: enter them again.",
                    null,
                    true);
        }
        var line = new Line(claim.projectId(), claim.integrationId(), claim.settings(), secrets);
        return hidden(
                line,
                sent(claim, () -> target.deliver(line, delivery, runs.of(who, delivery, attempt))));
    }

    private static End hidden(Line line, End end) {
        return new End(
                end.status(),
                end.again(),
                end.answer(),
                end.answerStatus(),
                end.words() == null ? null : kept(line, end.words()),
                end.error() == null ? null : kept(line, end.error()),
                end.pause());
    }

    @FunctionalInterface
    private interface Sending {

        Target.Answer send() throws Undelivered, IOException;
    }

    private End sent(Claim claim, Sending sending) {
        try {
            var answer = sending.send();
            return new End("delivered", null, answer, answer.status(), answer.words(), null, false);
        } catch (Undelivered refused) {
            return refused(claim, refused);
        } catch (IOException | RuntimeException failure) {
            LOG.warn("Delivery {} did not go out", claim.deliveryId(), failure);
            return later(claim, "It could not be put together on this server.", null, false);
        }
    }

    private End refused(Claim claim, Undelivered refused) {
        if (refused.next() == Undelivered.Next.AGAIN && claim.attempt() < settings.maxAttempts()) {
            return new End(
                    "waiting",
                    pause(claim.attempt(), refused.after()),
                    refused.brought(),
                    refused.status(),
                    refused.answer(),
                    refused.words(),
                    false);
        }
        return new End(
                "failed",
                null,
                refused.brought(),
                refused.status(),
                refused.answer(),
                refused.words(),
                refused.next() == Undelivered.Next.PAUSE);
    }

    private End later(Claim claim, String words, @Nullable Duration after, boolean pause) {
        boolean again = pause || claim.attempt() < settings.maxAttempts();
        return new End(
                again ? "waiting" : "failed",
                again ? pause(claim.attempt(), after) : null,
                null,
                0,
                null,
                words,
                pause);
    }

    /// With jitter, so that what failed together does not come back together.
    private Duration pause(int attempt, @Nullable Duration asked) {
        var own = settings.pause(attempt).toMillis() * (0.75 + 0.5 * random.nextDouble());
        var least =
                asked == null ? 0 : Math.min(asked.toMillis(), settings.longestPause().toMillis());
        return Duration.ofMillis((long) Math.max(own, least));
    }

    /// What is kept of the other side's words, which may say back what is secret and be of any
    /// length. What is secret goes first: of one that is cut in two, the first part would stay.
    /// PostgreSQL keeps no NUL.
    static String kept(Line line, String words) {
        var plain = line.hide(words.replace("\0", ""));
        return plain.length() <= MOST_WORDS ? plain : plain.substring(0, MOST_WORDS);
    }
}
