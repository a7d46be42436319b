package cleave.conformance;

import static cleave.conformance.MappingKey.CREATED;
import static cleave.conformance.MappingKey.NOT_AN_IMAGE;
import static cleave.conformance.MappingKey.STORY_IMAGE;

import java.awt.Color;
import java.util.Map;
import java.util.function.Function;

/** A fault for each of the lab's rows about stories alone. */
final class StoryFaults {
    private StoryFaults() {}

    static Map<String, Function<Names, Fault>> byRow() {
        return Map.of(
                "story.create", names -> ItemFaults.changing(names, Kind.STORY, STORY_IMAGE, url -> ""),
                "story.picture-kept",
                        names -> StoredFaults.files(
                                names, Kind.STORY, (answer, given) -> answer.withBody(Picture.small(Color.LIGHT_GRAY))),
                "story.pictures-only",
                        names -> UserFaults.accepting(
                                call -> names.writes(Kind.STORY, call), NOT_AN_IMAGE, CREATED, names),
                "story.same-names", names -> StoredFaults.collides(names, Kind.STORY));
    }
}
