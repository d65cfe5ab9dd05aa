package dev.blockdata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final String PASSWORD = "correct horse battery staple";

    private final Passwords passwords = new Passwords();
    private final String hash = passwords.hash(PASSWORD);

    /// So many at the same moment, of one place or of a place each; true where the password was
    /// looked at, else with what the refusal said.
    private List<Object> atOnce(int many, boolean onePlace) throws Exception {
        var barrier = new CyclicBarrier(many);
        // Threads of the system: a hash gives a virtual one's place to nobody.
        try (var threads = Executors.newFixedThreadPool(many)) {
            List<Future<Object>> asked = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                String place = onePlace ? "place" : "place " + i;
                asked.add(
                        threads.submit(() -> {
                            barrier.await(30, TimeUnit.SECONDS);
                            try {
                                return passwords.matches(PASSWORD, hash, place);
                            } catch (ProblemException refused) {
                                return refused.problem();
                            }
                        }));
            }
            List<Object> answers = new ArrayList<>();
            for (var answer : asked) {
                answers.add(answer.get(60, TimeUnit.SECONDS));
            }
            return answers;
        }
    }

    @Test
    void sixteenOfOnePlaceWaitForTheirTurn() throws Exception {
        assertThat(atOnce(16, true)).containsOnly(true);
    }

    @Test
    void theSeventeenthIsToldToComeAgain() throws Exception {
        var answers = atOnce(64, true);
        var refusals = answers.stream().filter(Problem.class::isInstance).toList();
        assertThat(answers).filteredOn(Boolean.TRUE::equals).hasSizeGreaterThanOrEqualTo(16);
        assertThat(refusals)
                .isNotEmpty()
                .allSatisfy(refusal -> {
                    assertThat(((Problem) refusal).kind()).isEqualTo(ProblemKind.BUSY);
                    assertThat(((Problem) refusal).headers()).containsEntry("Retry-After", "5");
                });
        assertThat(passwords.matches(PASSWORD, hash, "place"))
                .as("and later is let through")
                .isTrue();
    }

    @Test
    void othersDoNotWaitForThatPlace() throws Exception {
        assertThat(atOnce(32, false)).containsOnly(true);
    }
}
