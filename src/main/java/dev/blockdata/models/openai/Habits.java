package dev.blockdata.models.openai;

import dev.blockdata.models.wire.Manners;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What the endpoint behind a key was found to take, kept for the life of the process; finding it
/// out again costs a refused call.
final class Habits {

    private static final int MOST_SCHEMAS = 1000;

    private final Map<String, Manners> manners = new ConcurrentHashMap<>();
    private final Map<String, Form> bySchema = new ConcurrentHashMap<>();
    private final boolean completionTokens;
    private volatile Form form = Form.STRICT;

    /// @param completionTokens whether it is OpenAI itself, whose newer models know no other name
    Habits(boolean completionTokens) {
        this.completionTokens = completionTokens;
    }

    Manners manners(String model) {
        return manners.getOrDefault(model, Manners.of(completionTokens));
    }

    void learn(String model, Manners better) {
        manners.put(model, better);
    }

    Form form(String schema) {
        Form own = bySchema.getOrDefault(schema, Form.STRICT);
        return lower(own, form);
    }

    private static Form lower(Form one, Form other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /// It is the schema that is not taken that way, not schemas.
    boolean stepDown(Form refused, String schema) {
        if (bySchema.size() > MOST_SCHEMAS) {
            bySchema.clear();
        }
        Optional<Form> next = refused.next();
        next.ifPresent(lower -> bySchema.merge(schema, lower, Habits::lower));
        return next.isPresent();
    }

    /// No schema is taken that way. Others may have found out meanwhile.
    boolean stepDown(Form refused) {
        Optional<Form> next = refused.next();
        next.ifPresent(lower -> form = lower(form, lower));
        return next.isPresent();
    }

    void know(Form works) {
        form = works;
    }
}
