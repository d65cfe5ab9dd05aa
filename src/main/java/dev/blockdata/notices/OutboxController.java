package dev.blockdata.notices;

import dev.blockdata.http.Cursor;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.identity.Viewer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The mail that nobody sent, for whoever runs the installation; for others it is not there.
@RestController
class OutboxController {

    private final Outbox outbox;

    OutboxController(Outbox outbox) {
        this.outbox = outbox;
    }

    @GetMapping("/api/v1/operator/outbox")
    Page<Outbox.OutboxMail> list(Viewer viewer, PageQuery page) {
        if (!viewer.operator()) {
            throw Problem.notFound().asException();
        }
        String behind = page.after().map(cursor -> cursor.text(0)).orElse(null);
        return page.page(outbox.list(behind, page.fetch()), entry -> Cursor.of(entry.name()));
    }
}
