package cleave.platform.http;

import cleave.platform.runtime.Failure.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request's body says by field, whether it came as JSON or as a form. */
public sealed interface Input permits JsonBody, Form {
    /** What was found wrong while the body was read. */
    default List<FieldError> errors() {
        return List.of();
    }

    /** The field's string, or null where it is absent. A value of another type is added to the errors. */
    @Nullable
    String string(String field, List<FieldError> errors);

    /** Whether the field is an object; absent is not. A value of another type is added to the errors. */
    boolean isObject(String field, List<FieldError> errors);
}
