package cleave.platform.runtime;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a setting's text becomes a value: its unit for people, its parser, and whether values have an order. */
record SettingType(String unit, Function<String, Object> parser) {
    static SettingType of(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == int.class) return new SettingType("number", SettingType::parseInt);
        if (type == long.class) return new SettingType("number", SettingType::parseLong);
        if (type == boolean.class) return new SettingType("true or false", SettingType::parseBoolean);
        if (type == String.class) return new SettingType("text", text -> text);
        if (type == Path.class) return new SettingType("path", Path::of);
        if (type == Duration.class) return new SettingType("duration", Durations::parse);
        if (type == List.class) return new SettingType("list", SettingType::parseList);
        if (type.isEnum()) return ofEnum(type);
        throw new IllegalArgumentException("no setting can have the type of " + component);
    }

    private static SettingType ofEnum(Class<?> type) {
        List<?> constants = List.of(type.getEnumConstants());
        String names = constants.stream().map(c -> word(c)).collect(Collectors.joining(" or "));
        return new SettingType(
                names,
                text -> constants.stream()
                        .filter(constant -> word(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("use " + names)));
    }

    private static String word(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT);
    }

    private static Object parseInt(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("use a whole number", e);
        }
    }

    private static Object parseLong(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("use a whole number", e);
        }
    }

    private static Object parseBoolean(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("use true or false");
        };
    }

    private static Object parseList(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
