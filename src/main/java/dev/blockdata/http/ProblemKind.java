package dev.blockdata.http;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/// Every kind of refusal that the product knows; its `type` is `https://blockdata.dev/problems/`
/// and the slug.
///
/// The slug is the constant's name in lower case with dashes. It is part of the contract: rename
/// none. The address is a name, to be compared: nothing needs to answer there.
public enum ProblemKind {
    MALFORMED(HttpStatus.BAD_REQUEST, "The request cannot be read"),
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is not valid"),
    UNKNOWN_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is not known here"),
    SIGNED_OUT(HttpStatus.UNAUTHORIZED, "Sign in first"),
    WRONG_CREDENTIALS(HttpStatus.UNAUTHORIZED, "E-mail address or password is wrong"),
    CSRF(HttpStatus.FORBIDDEN, "The request does not carry the page's token"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "This is not allowed"),
    ROLE_TOO_LOW(HttpStatus.FORBIDDEN, "Your role does not allow this"),
    INSUFFICIENT_SCOPE(HttpStatus.FORBIDDEN, "The token does not allow this"),
    REGISTRATION_CLOSED(HttpStatus.FORBIDDEN, "Registration is closed"),
    EMAIL_UNCONFIRMED(HttpStatus.FORBIDDEN, "The e-mail address is not confirmed yet"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No acceptable form of answer"),
    ALREADY_EXISTS(HttpStatus.CONFLICT, "It is already there"),
    EMAIL_TAKEN(HttpStatus.CONFLICT, "The e-mail address is taken"),
    SOLE_OWNER(HttpStatus.CONFLICT, "Others would be left without an owner"),
    LAST_WAY_IN(HttpStatus.CONFLICT, "It is the last way in"),
    CONFIRMED_DATA(HttpStatus.CONFLICT, "There is confirmed data"),
    SCHEMA_IN_USE(HttpStatus.CONFLICT, "The schema is in use"),
    SCHEMA_REF_TAKEN(HttpStatus.CONFLICT, "The schema reference is taken"),
    STALE_EDIT(HttpStatus.CONFLICT, "Somebody else changed it"),
    OVERLAY_NOT_STAGED(HttpStatus.CONFLICT, "The block is not awaiting review"),
    DOCUMENT_NOT_INGESTED(HttpStatus.CONFLICT, "The document is not ingested"),
    MODEL_UNAVAILABLE(HttpStatus.CONFLICT, "The model cannot be asked"),
    RUN_CANCELLED(HttpStatus.CONFLICT, "The run is cancelled"),
    LAST_OWNER(HttpStatus.CONFLICT, "A project keeps an owner"),
    ALREADY_MEMBER(HttpStatus.CONFLICT, "That person is in the project already"),
    CONFLICT(HttpStatus.CONFLICT, "The state of things forbids this"),
    RECONSTRUCTION_UNAVAILABLE(HttpStatus.CONFLICT, "The document cannot be put together again"),
    LINK_SPENT(HttpStatus.GONE, "The link cannot be used any more"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Too large"),
    UPLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The file is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The media type is not supported"),
    UNSUPPORTED_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The file is not supported"),
    RANGE_NOT_SATISFIABLE(
            HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "There is no such part of the file"),
    MISDIRECTED(HttpStatus.MISDIRECTED_REQUEST, "This is not the server of that name"),
    INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "The request is not valid"),
    SCHEMA_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "The schema is not valid"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The key belongs to another request"),
    EDIT_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "The edit does not fit the schema"),
    FILE_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "The file is not valid"),
    THROTTLED(HttpStatus.TOO_MANY_REQUESTS, "Too many attempts"),
    TOO_MANY_EXPORTS(HttpStatus.TOO_MANY_REQUESTS, "Too many exports at once"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),
    BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Busy"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not available at the moment"),
    NO_ROOM(HttpStatus.INSUFFICIENT_STORAGE, "There is no room left");

    private final HttpStatus status;
    private final String title;

    ProblemKind(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The `type` member of RFC 9457.
    public String type() {
        return "https://blockdata.dev/problems/" + slug();
    }
}
