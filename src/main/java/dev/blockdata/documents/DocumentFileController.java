package dev.blockdata.documents;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.ProjectLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The uploaded bytes and the representation, as downloads: never shown inline, whatever they hold.
@RestController
@RequestMapping("/api/v1/projects/{projectId}/documents/{sourceUid}")
final class DocumentFileController {

    private final Documents documents;
    private final SourceFiles files;
    private final ProjectLog log;

    DocumentFileController(Documents documents, SourceFiles files, ProjectLog log) {
        this.documents = documents;
        this.files = files;
        this.log = log;
    }

    @GetMapping("/source")
    ResponseEntity<Resource> source(Member member, @PathVariable String sourceUid)
            throws IOException {
        return source(member, find(member, sourceUid), "source");
    }

    @GetMapping("/representation")
    ResponseEntity<Resource> representation(Member member, @PathVariable String sourceUid)
            throws IOException {
        var document = find(member, sourceUid);
        if (document.convUid() == null) {
            throw Problem.of(
                            ProblemKind.CONFLICT,
                            "This document has not been read, so there is no representation of it.")
                    .asException();
        }
        if (document.representationIsSource()) {
            return source(member, document, "representation");
        }
        var place = place(member, sourceUid);
        noteDownload(member, document, "representation");
        try {
            var size =
                    files.representationSize(place, document.convUid())
                            .orElseThrow(DocumentFileController::missing);
            return download(document, size, files.openRepresentation(place, document.convUid()));
        } catch (NoSuchFileException failure) {
            throw missing();
        }
    }

    private ResponseEntity<Resource> source(Member member, Document document, String what)
            throws IOException {
        noteDownload(member, document, what);
        try {
            return download(
                    document,
                    document.sourceFilesize(),
                    files.open(place(member, document.sourceUid())));
        } catch (NoSuchFileException failure) {
            throw missing();
        }
    }

    private void noteDownload(Member member, Document document, String what) {
        log.downloaded(member, document.sourceUid(), document.docTitle(), what);
    }

    private static ResponseEntity<Resource> download(
            Document document, long size, InputStream bytes) {
        var name =
                ContentDisposition.attachment()
                        .filename(document.fileName(), StandardCharsets.UTF_8)
                        .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(size)
                .body(new InputStreamResource(bytes));
    }

    private static ProblemException missing() {
        return Problem.of(
                        ProblemKind.UNAVAILABLE,
                        "The file of this document is missing. Upload it again to bring it back.")
                .asException();
    }

    private Place place(Member member, String sourceUid) {
        return documents
                .place(member.userId(), member.projectId(), sourceUid)
                .orElseThrow(() -> Problem.notFound().asException());
    }

    private Document find(Member member, String sourceUid) {
        return documents
                .find(member.userId(), member.projectId(), sourceUid)
                .orElseThrow(() -> Problem.notFound().asException());
    }
}
