package cleave.conformance;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a lab asks for: the areas that its solution has. */
public enum Preset {
    FEED,
    POSTS,
    ALL;

    static Preset named(String word) {
        return Stream.of(values())
                .filter(preset -> preset.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("--preset must be feed, posts or all, not \"" + word + "\""));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Set<Area> areas() {
        return switch (this) {
            case FEED -> EnumSet.of(Area.USER, Area.STATUS, Area.STORY, Area.MODERATION);
            case POSTS -> EnumSet.of(Area.USER, Area.POST, Area.NOTIFICATION);
            case ALL -> EnumSet.allOf(Area.class);
        };
    }

    /** A list that every solution of this lab has. */
    Kind opened() {
        return this == POSTS ? Kind.POST : Kind.STATUS;
    }
}
