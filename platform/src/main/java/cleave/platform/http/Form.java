package cleave.platform.http;

import cleave.platform.runtime.Content;
import cleave.platform.runtime.Failure.FieldError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code multipart/form-data} body: texts and files by the names of their fields. Unknown fields are left out. */
public final class Form implements Input {
    private final Map<String, String> texts;
    private final Map<String, Content> files;

    private final List<FieldError> errors;

    /**
     * @param errors what is wrong with the form itself, such as a field that came twice
     */
    Form(Map<String, String> texts, Map<String, Content> files, List<FieldError> errors) {
        this.texts = Map.copyOf(texts);
        this.files = Map.copyOf(files);
        this.errors = List.copyOf(errors);
    }

    /** The text, as it was sent, or null where there is none. */
    public @Nullable String text(String name) {
        return texts.get(name);
    }

    /**
     * The file's bytes, or null where none was sent; what a browser sends for a field in which no file was chosen
     * counts as none. The content ends with the request.
     */
    public @Nullable Content file(String name) {
        return files.get(name);
    }

    @Override
    public List<FieldError> errors() {
        return errors;
    }

    @Override
    public @Nullable String string(String field, List<FieldError> errors) {
        return text(field);
    }

    @Override
    public boolean isObject(String field, List<FieldError> errors) {
        // A form has texts and files only.
        return false;
    }
}
