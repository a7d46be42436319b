package cleave.platform.http;

import cleave.platform.runtime.Failure;
import cleave.platform.runtime.Failure.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a body's fields by their rules and gathers what is wrong, so that all of it is told at once. */
public final class Fields {
    private final Input body;
    private final List<FieldError> errors = new ArrayList<>();

    public Fields(Input body) {
        this.body = body;
        errors.addAll(body.errors());
    }

    /** A text that must be there, as {@link PlainText} wants it; empty where it is wrong. */
    public String text(String field, int max) {
        String given = body.string(field, errors);
        if (given == null) {
            require(field);
            return "";
        }
        String text = PlainText.normalise(given);
        String fault = PlainText.fault(text, max);
        if (fault != null) errors.add(new FieldError(field, fault));
        return text;
    }

    /** The same text where it may be absent: then null, and also where it is wrong. */
    public @Nullable String optionalText(String field, int max) {
        String given = body.string(field, errors);
        if (given == null) return null;
        String text = PlainText.normalise(given);
        String fault = PlainText.fault(text, max);
        check(field, fault);
        return fault == null ? text : null;
    }

    /** A string that must be there, as it came; empty where it is missing or no string. */
    public String string(String field) {
        String given = body.string(field, errors);
        if (given == null) require(field);
        return given == null ? "" : given;
    }

    /** A string as it came, or null where it is absent or no string. */
    public @Nullable String optional(String field) {
        return body.string(field, errors);
    }

    /** Whether the field is an object; absent is not, and of another type it is wrong. */
    public boolean isObject(String field) {
        return body.isObject(field, errors);
    }

    /** Adds what a rule of the caller's own finds wrong with a field, unless that field is wrong already. */
    public void check(String field, @Nullable String fault) {
        if (fault != null && !isWrong(field)) errors.add(new FieldError(field, fault));
    }

    /** Throws an invalid failure when anything was wrong. */
    public void finish() {
        if (!errors.isEmpty()) throw Failure.invalid(errors);
    }

    private void require(String field) {
        if (!isWrong(field)) errors.add(new FieldError(field, "Is missing."));
    }

    private boolean isWrong(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }
}
