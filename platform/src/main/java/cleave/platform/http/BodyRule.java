package cleave.platform.http;

import java.util.List;
import java.util.Locale;

/**
 * What body a route takes.
 *
 * @param limit the most bytes, or 0 for a route that reads none
 * @param types media types in lower case, each a full one or a whole family, {@code image/*}
 * @param optional whether there may be none; a body that is there has one of the types
 */
public record BodyRule(int limit, List<String> types, boolean optional) {
    /** Bodies up to here, in bytes, stay in memory; larger ones wait in a file for their handler. */
    static final int IN_MEMORY = 64 * 1024;

    /** No body is read. */
    public static final BodyRule NONE = new BodyRule(0, List.of(), false);

    /** A JSON body of at most 64 KiB. */
    public static final BodyRule JSON = of(IN_MEMORY, "application/json");

    /** The same, or none. */
    public static final BodyRule OPTIONAL_JSON = new BodyRule(IN_MEMORY, JSON.types, true);

    public BodyRule {
        types = List.copyOf(types);
        if (limit < 0 || (limit > 0 && types.isEmpty())) throw new IllegalArgumentException("a body has a type");
    }

    public static BodyRule of(int limit, String... types) {
        return new BodyRule(limit, List.of(types), false);
    }

    boolean readsBody() {
        return limit > 0;
    }

    /** Whether a Content-Type names one of the types, in UTF-8 where it is text and names a charset. */
    boolean takes(String contentType) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        String given = parts[0].strip();
        if (types.stream().noneMatch(type -> covers(type, given))) return false;
        if (given.startsWith("image/")) return true;
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            boolean charset = parameter.startsWith("charset=");
            if (charset && !parameter.replace("\"", "").equals("charset=utf-8")) return false;
        }
        return true;
    }

    /** What to send, in words. */
    String wanted() {
        return "Send " + String.join(" or ", types) + (types.contains("application/json") ? " in UTF-8." : ".");
    }

    /** The limit in words. */
    String most() {
        boolean mebibytes = limit >= 1024 * 1024 && limit % (1024 * 1024) == 0;
        return mebibytes ? limit / (1024 * 1024) + " MiB" : limit / 1024 + " KiB";
    }

    private static boolean covers(String type, String given) {
        if (!type.endsWith("/*")) return type.equals(given);
        String family = type.substring(0, type.length() - 1);
        return given.length() > family.length() && given.startsWith(family);
    }
}
