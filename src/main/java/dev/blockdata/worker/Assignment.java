package dev.blockdata.worker;

import dev.blockdata.models.Packing;
import dev.blockdata.models.Question;
import dev.blockdata.models.Routes;
import dev.blockdata.schemas.SchemaArtifact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// With what the blocks of a run are asked about: the schema, which model for which block, how many
/// share a call, and how each model can be asked.
record Assignment(
        SchemaArtifact artifact, Routes routes, Packing packing, Map<String, Access> accesses) {

    Assignment {
        accesses = Map.copyOf(accesses);
    }

    /// What came of looking for one.
    sealed interface Found {

        record Ready(Assignment assignment) implements Found {}

        /// A model that was chosen cannot be asked here; the reason pauses a run.
        record NoModel(String name, String reason) implements Found {}

        record NoRun() implements Found {}
    }

    /// Blocks that share a call and a model, and what stands around each; `since` is when they were
    /// claimed, in nanoseconds of a steady clock.
    record Pack(
            List<Claim> claims,
            Question.Settings settings,
            Map<Claim, Question.Surroundings> around,
            long since) {

        Pack {
            claims = List.copyOf(claims);
            around = Map.copyOf(around);
        }

        Pack(List<Claim> claims, Question.Settings settings) {
            this(claims, settings, Map.of(), System.nanoTime());
        }

        Pack within(Map<Integer, Question.Surroundings> all) {
            Map<Claim, Question.Surroundings> own = new HashMap<>();
            for (Claim claim : claims) {
                own.put(claim, all.getOrDefault(claim.blockIndex(), Question.Surroundings.NONE));
            }
            return new Pack(claims, settings, own, since);
        }
    }

    /// How the model is asked that this pack is for.
    Access access(Pack pack) {
        return accesses.getOrDefault(pack.settings().model(), new Access.None(Asker.NO_KEY));
    }

    /// Whoever pays for it; the platform, where it pays for any of it.
    Payer payer() {
        return accesses.values().stream()
                .map(Access::payer)
                .max(Comparator.naturalOrder())
                .orElse(Payer.NOBODY);
    }

    /// How many blocks a call takes at the most.
    int mostBlocks() {
        return accesses.values().stream().allMatch(Access.Free.class::isInstance)
                ? 1
                : packing.mostBlocks();
    }

    /// A model that costs nothing has no prompt to share.
    private Packing packingFor(Question.Settings settings) {
        return accesses.get(settings.model()) instanceof Access.Free ? packing.alone() : packing;
    }

    /// Cuts claims into calls: those of one model stay together in their order, and a block that a
    /// worker has failed on before is asked about alone, so that it can spoil no other.
    List<Pack> packs(List<Claim> claims) {
        Map<Question.Settings, List<Claim>> byModel = new LinkedHashMap<>();
        List<Pack> packs = new ArrayList<>();
        for (Claim claim : claims) {
            Question.Settings settings = routes.of(claim.blockType(), claim.content().length());
            if (claim.attempt() > 1) {
                packs.add(new Pack(List.of(claim), settings));
            } else {
                byModel.computeIfAbsent(settings, _ -> new ArrayList<>()).add(claim);
            }
        }
        byModel.forEach((settings, together) ->
                packingFor(settings)
                        .packs(together, Claim::tokens)
                        .forEach(pack -> packs.add(new Pack(pack, settings))));
        return packs;
    }

    /// How many blocks on either side are shown with each.
    int neighbours() {
        return artifact.promptConfig().context().neighbours();
    }

    /// The question about one block.
    ///
    /// @param settings the pack's, or with more tokens for the answer
    Question about(
            Pack pack,
            Claim claim,
            Question.Settings settings,
            Question.@Nullable Correction correction) {
        return new Question(
                artifact, List.of(passage(Question.ALONE, claim, pack)), settings, correction);
    }

    /// The question about several, each under a key that says which block it is.
    Question about(Pack pack, List<Claim> claims) {
        return new Question(
                artifact,
                claims.stream().map(claim -> passage(claim.key(), claim, pack)).toList(),
                pack.settings(),
                null);
    }

    private static Question.Passage passage(String key, Claim claim, Pack pack) {
        String title = claim.docTitle();
        return new Question.Passage(
                key,
                claim.content(),
                claim.blockType(),
                claim.headingPath(),
                title == null ? "" : title,
                pack.around().getOrDefault(claim, Question.Surroundings.NONE));
    }
}
