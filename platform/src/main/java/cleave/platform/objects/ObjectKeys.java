package cleave.platform.objects;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * Keys of objects: {@code story/0k3…9v.jpg}, a module's name, 130 random bits, and an extension that decides the content
 * type. A key is never used for other bytes again. Its letters are lower case, so that it means the same in a folder
 * that ignores case. Safe for many threads.
 */
public final class ObjectKeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
    private static final int LENGTH = 26;
    private static final Pattern MODULE = Pattern.compile("[a-z]{1,32}");
    private static final Pattern KEY = Pattern.compile(MODULE + "/[" + DIGITS + "]{" + LENGTH + "}\\.(?:jpg|png|txt)");

    private ObjectKeys() {}

    /**
     * A new key.
     *
     * @param extension {@code jpg}, {@code png} or {@code txt}
     */
    public static String next(String module, String extension) {
        StringBuilder key =
                new StringBuilder(module.length() + LENGTH + 5).append(module).append('/');
        for (int i = 0; i < LENGTH; i++) key.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        key.append('.').append(MediaType.of(extension).extension());
        return checked(key.toString());
    }

    /** Makes everything ready that keys are made with, so that no request has to. */
    static void prepare() {
        next("none", "txt");
    }

    /** Whether the text has the form of a key. */
    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    static String checked(String key) {
        if (!isKey(key)) throw new IllegalArgumentException("not the key of an object: " + key);
        return key;
    }

    /** The random part of a key. */
    static String nameOf(String key) {
        return key.substring(key.indexOf('/') + 1, key.lastIndexOf('.'));
    }

    /** The module that a list's prefix names. */
    static String moduleOf(String prefix) {
        if (!prefix.endsWith("/")
                || !MODULE.matcher(prefix.substring(0, prefix.length() - 1)).matches()) {
            throw new IllegalArgumentException("not a module's prefix: " + prefix);
        }
        return prefix.substring(0, prefix.length() - 1);
    }
}
