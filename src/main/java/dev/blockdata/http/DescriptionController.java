package dev.blockdata.http;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The description of the API in OpenAPI, `docs/api.json` as it is committed: client programs are
/// made from it. It is open to everybody, as it says no more than the source does.
@RestController
final class DescriptionController {

    private final Resource description = new ClassPathResource("api.json", getClass());

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource description() {
        return description;
    }
}
