package cleave.platform.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Who may do what with a bucket, in the JSON that S3 has for it. */
final class BucketPolicy {
    private BucketPolicy() {}

    /** Whether it allows anything to everyone, without a condition. */
    static boolean isPublic(String policy) {
        try {
            JsonNode statements = new ObjectMapper().readTree(policy).path("Statement");
            if (statements.isObject()) return allowsEveryone(statements);
            for (JsonNode statement : statements) {
                if (allowsEveryone(statement)) return true;
            }
            return false;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static boolean allowsEveryone(JsonNode statement) {
        boolean allows = statement.path("Effect").asText().equals("Allow")
                && statement.path("Condition").isEmpty();
        JsonNode principal = statement.path("Principal");
        return allows && (isEveryone(principal) || isEveryone(principal.path("AWS")));
    }

    private static boolean isEveryone(JsonNode who) {
        if (who.isTextual()) return who.asText().equals("*");
        for (JsonNode one : who) {
            if (who.isArray() && one.asText().equals("*")) return true;
        }
        return false;
    }
}
