package dev.blockdata.integrations;

import dev.blockdata.integrations.SealedSecrets.Holder;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Seals anew what is not under the installation's newest secret yet. Several nodes may do so at
/// once: what one has done the others leave alone.
@Component
final class Resealing {

    private record Old(UUID projectId, UUID integrationId, String place, byte[] sealed) {}

    private static final int PORTION = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);

    private final JdbcClient db;
    private final JsonMapper json;
    private final Targets targets;
    private final SealedSecrets sealing;

    Resealing(
            @Qualifier("work") JdbcClient db,
            JsonMapper json,
            Targets targets,
            SealedSecrets sealing) {
        this.db = db;
        this.json = json;
        this.targets = targets;
        this.sealing = sealing;
    }

    void all() {
        int lost = 0;
        var page = page(new UUID(0, 0), new UUID(0, 0));
        while (!page.isEmpty()) {
            for (var old : page) {
                var holder = new Holder(old.projectId(), old.integrationId(), old.place());
                var secrets = sealing.open(old.sealed(), holder);
                secrets.ifPresent(known -> exchange(old, sealing.seal(known, holder)));
                lost += secrets.isPresent() ? 0 : 1;
            }
            page = page(page.getLast().projectId(), page.getLast().integrationId());
        }
        if (lost > 0) {
            LOG.warn(
                    "The secrets of {} integrations cannot be read under any secret of this installation: add the one that they were stored under to BLOCKDATA_SECRET, behind the others, or have them entered again",
                    lost);
        }
    }

    private List<Old> page(UUID project, UUID integration) {
        return db.sql(
                        """
                        select project_id, integration_id, settings, kind, sealed from app.integrations_sealed_before(:mark, :project, :integration, :most)
                        """)
                .param("mark", sealing.mark())
                .param("project", project)
                .param("integration", integration)
                .param("most", PORTION)
                .query((row, _) ->
                        new Old(
                                row.getObject("project_id", UUID.class),
                                row.getObject("integration_id", UUID.class),
                                targets.of(Kind.of(row.getString("kind")))
                                        .place(json.readTree(row.getString("settings"))),
                                row.getBytes("sealed")))
                .list();
    }

    private void exchange(Old old, byte[] fresh) {
        db.sql("select app.reseal_integration(:project, :integration, :old, :new)")
                .param("project", old.projectId())
                .param("integration", old.integrationId())
                .param("old", old.sealed())
                .param("new", fresh)
                .query(Boolean.class)
                .single();
    }
}
