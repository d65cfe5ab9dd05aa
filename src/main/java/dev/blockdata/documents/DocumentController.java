package dev.blockdata.documents;

import dev.blockdata.http.Cursor;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.projects.LeastRole;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The documents of a project: list, show, rename, delete, try again, and what the parser found.
@RestController
@RequestMapping("/api/v1/projects/{projectId}/documents")
final class DocumentController {

    private final Documents documents;
    private final DocumentDeletion deletion;

    DocumentController(Documents documents, DocumentDeletion deletion) {
        this.documents = documents;
        this.deletion = deletion;
    }

    record Rename(@Nullable String docTitle) {}

    @GetMapping
    Page<Document> list(
            Member member,
            PageQuery page,
            @RequestParam(required = false) @Nullable List<String> status) {
        var after =
                page.after()
                        .map(cursor -> new Documents.Position(cursor.instant(0), cursor.text(1)))
                        .orElse(null);
        var statuses =
                status == null
                        ? List.<DocumentStatus>of()
                        : status.stream().map(DocumentController::status).toList();
        var found =
                documents.list(member.userId(), member.projectId(), statuses, after, page.fetch());
        return page.page(found, document -> Cursor.of(document.uploadedAt(), document.sourceUid()));
    }

    @GetMapping("/{sourceUid}")
    Document show(Member member, @PathVariable String sourceUid) {
        return find(member, sourceUid);
    }

    @PatchMapping("/{sourceUid}")
    @LeastRole(Role.EDITOR)
    Document rename(Member member, @PathVariable String sourceUid, @RequestBody Rename request) {
        var title = request.docTitle() == null ? "" : Title.oneLine(request.docTitle());
        if (title.isEmpty() || Title.isTooLong(title)) {
            throw Problem.invalid(
                            "/doc_title", "is a text of 1 to " + Title.LONGEST + " characters")
                    .asException();
        }
        if (!documents.rename(member.userId(), member.projectId(), sourceUid, title)) {
            throw Problem.notFound().asException();
        }
        return find(member, sourceUid);
    }

    @DeleteMapping("/{sourceUid}")
    @LeastRole(Role.EDITOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            Member member,
            @PathVariable String sourceUid,
            @RequestParam(required = false) @Nullable Long confirmed) {
        switch (deletion.delete(member, sourceUid, confirmed)) {
            case Documents.Deletion.Deleted _ -> {}
            case Documents.Deletion.HoldsConfirmed held ->
                    throw Problem.InTheWay.confirmed(held.count()).asException();
            case Documents.Deletion.Unknown _ -> throw Problem.notFound().asException();
        }
    }

    @PostMapping("/{sourceUid}/retry")
    @LeastRole(Role.EDITOR)
    Document retry(Member member, @PathVariable String sourceUid) {
        var waiting = documents.retry(member.userId(), member.projectId(), sourceUid);
        var document = find(member, sourceUid);
        if (!waiting) {
            throw Problem.of(
                            ProblemKind.CONFLICT, "Only a document that failed can be tried again.")
                    .asException();
        }
        return document;
    }

    @GetMapping(path = "/{sourceUid}/report", produces = MediaType.APPLICATION_JSON_VALUE)
    Report report(Member member, @PathVariable String sourceUid) {
        var document = find(member, sourceUid);
        return documents
                .report(member.userId(), member.projectId(), sourceUid)
                .orElseGet(() -> Report.none(document.error()));
    }

    private Document find(Member member, String sourceUid) {
        return documents
                .find(member.userId(), member.projectId(), sourceUid)
                .orElseThrow(() -> Problem.notFound().asException());
    }

    private static DocumentStatus status(String text) {
        return DocumentStatus.of(text)
                .orElseThrow(() ->
                        Problem.of(
                                        ProblemKind.INVALID_PARAMETER,
                                        "There is no document status of that name.")
                                .asException());
    }
}
