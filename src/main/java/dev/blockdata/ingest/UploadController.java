package dev.blockdata.ingest;

import dev.blockdata.documents.Document;
import dev.blockdata.documents.Documents;
import dev.blockdata.documents.Title;
import dev.blockdata.http.Finding;
import dev.blockdata.http.Findings;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.projects.LeastRole;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Role;
import dev.blockdata.storage.Content;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JsonPointer;

/// One file in: 201 with the document, 200 where these bytes are already there. Reading it goes on
/// after the answer.
@RestController
@RequestMapping("/api/v1/projects/{projectId}/documents")
final class UploadController {

    private static final Set<String> FIELDS = Set.of("file", "title");

    private final Uploads uploads;
    private final Documents documents;

    UploadController(Uploads uploads, Documents documents) {
        this.uploads = uploads;
        this.documents = documents;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @LeastRole(Role.EDITOR)
    ResponseEntity<Document> upload(
            Member member,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String title,
            HttpServletRequest request)
            throws IOException, ServletException {
        demandOneOfEach(request);
        if (file.getSize() == 0) {
            throw new Problem.Invalid(
                            ProblemKind.FILE_INVALID, List.of(new Finding("/file", "is empty")))
                    .asException();
        }
        if (title != null && Title.isTooLong(Title.oneLine(title))) {
            throw Problem.invalid("/title", "is longer than " + Title.LONGEST + " characters")
                    .asException();
        }
        var name =
                FileName.of(file.getOriginalFilename() == null ? "" : file.getOriginalFilename());
        return switch (uploads.take(member, name, title, new Part(file))) {
            case Uploads.Taken.Refused refused ->
                    throw Problem.of(ProblemKind.UNSUPPORTED_TYPE, refused.reason()).asException();
            case Uploads.Taken.Accepted accepted -> {
                var document =
                        documents
                                .find(member.userId(), member.projectId(), accepted.sourceUid())
                                .orElseThrow(() -> Problem.notFound().asException());
                var status =
                        accepted.how() == Documents.Added.CREATED
                                ? HttpStatus.CREATED
                                : HttpStatus.OK;
                yield ResponseEntity.status(status).body(document);
            }
        };
    }

    /// What is sent beside the one file and its title would be dropped in silence.
    private static void demandOneOfEach(HttpServletRequest request)
            throws IOException, ServletException {
        var findings = new Findings();
        var seen = new HashSet<String>();
        for (var part : request.getParts()) {
            var name = part.getName();
            findings.require(
                    FIELDS.contains(name), pointer(name), "is not known here: file and title are");
            findings.require(
                    !FIELDS.contains(name) || seen.add(name),
                    pointer(name),
                    "is given twice: one request takes one file");
        }
        findings.throwIfAny();
    }

    private static String pointer(String name) {
        return JsonPointer.empty().appendProperty(name).toString();
    }

    private record Part(MultipartFile file) implements Content {

        @Override
        public InputStream open() throws IOException {
            return file.getInputStream();
        }

        @Override
        public long size() {
            return file.getSize();
        }
    }
}
