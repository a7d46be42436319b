package cleave.post;

import cleave.platform.auth.Principal;
import cleave.platform.http.Fields;
import cleave.platform.http.Form;
import cleave.platform.http.Request;
import cleave.platform.runtime.Content;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A post as a request brings it, known to be right. Nothing of it is stored yet. */
record Submission(
        Principal author,
        String text,
        @Nullable Code code,
        @Nullable String idempotencyKey) {
    static final String JSON = "application/json";
    static final String FORM = "multipart/form-data";

    /** The longest text, in code points. */
    private static final int MAX_TEXT = 20_000;

    /** Reads the body, JSON or a form; throws a failure that says what is wrong. */
    static Submission read(Request request, Languages languages) {
        return request.mediaType().equals(JSON) ? json(request, languages) : form(request, languages);
    }

    private static Submission json(Request request, Languages languages) {
        Fields fields = new Fields(request.json(Set.of("text", "snippet", "snippet.language", "snippet.code")));
        Code code = null;
        if (fields.isObject("snippet")) {
            byte[] bytes = fields.string("snippet.code").getBytes(StandardCharsets.UTF_8);
            code = code(fields, "snippet.language", languages, "snippet.code", Content.of(bytes));
        }
        return finish(request, fields, code);
    }

    private static Submission form(Request request, Languages languages) {
        Form form = request.form(Set.of("text", "language"), Set.of("snippet"));
        Fields fields = new Fields(form);
        Content file = form.file("snippet");
        Code code = null;
        if (file != null) code = code(fields, "language", languages, "snippet", file);
        else if (form.text("language") != null) fields.check("language", "Belongs to a snippet, and there is none.");
        return finish(request, fields, code);
    }

    private static Code code(
            Fields fields, String languageField, Languages languages, String codeField, Content content) {
        byte[] bytes = Code.within(content);
        fields.check(codeField, Code.fault(bytes));
        String given = fields.optional(languageField);
        String language = given == null ? Languages.DEFAULT : given;
        fields.check(languageField, languages.fault(language));
        return new Code(language, Content.of(bytes));
    }

    private static Submission finish(Request request, Fields fields, @Nullable Code code) {
        // A malformed key is told after what is too large, and before values that are not valid.
        String key = request.idempotencyKey();
        String text = fields.text("text", MAX_TEXT);
        fields.finish();
        return new Submission(request.principal(), text, code, key);
    }
}
