package dev.blockdata.notices;

import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.identity.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// One's own notices.
@RestController
@RequestMapping("/api/v1/account/notices")
class NoticeController {

    record Seeing(@Nullable Long upTo) {}

    record Seen(int seen) {}

    private final AccountNotices notices;

    NoticeController(AccountNotices notices) {
        this.notices = notices;
    }

    @GetMapping
    Page<AccountNotices.AccountNotice> list(
            Viewer viewer, @RequestParam(defaultValue = "false") boolean unseen, PageQuery page) {
        return notices.list(viewer.userId(), unseen, page);
    }

    /// All up to this `notice_id`, that one included: what came since the page was drawn stays new.
    @PostMapping("/seen")
    Seen see(Viewer viewer, @RequestBody Seeing body) {
        Long upTo = body.upTo();
        if (upTo == null) {
            throw Problem.invalid("/up_to", "is missing").asException();
        }
        return new Seen(notices.see(viewer.userId(), upTo));
    }
}
