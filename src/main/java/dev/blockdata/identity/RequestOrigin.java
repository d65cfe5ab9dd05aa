package dev.blockdata.identity;

import dev.blockdata.database.Origin;
import dev.blockdata.http.ClientAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// The address that the request of this thread comes from.
@Component
final class RequestOrigin implements Origin {

    @Override
    public @Nullable String address() {
        return RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes attributes
                ? ClientAddress.of(attributes.getRequest())
                : null;
    }
}
