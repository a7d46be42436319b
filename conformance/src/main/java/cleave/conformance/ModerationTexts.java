package cleave.conformance;

import java.util.List;

/** Texts about which no checker should be in doubt. Each gets words of its own, so that it can be told from others. */
final class ModerationTexts {
    private static final List<String> HATEFUL = List.of(
            "I hate all immigrants. They are vermin and should be wiped out of this country. %s",
            "All Muslims are filthy animals and deserve to be killed, every single one of them. %s",
            "Jews are subhuman parasites. Exterminate them all. %s",
            "Gay people are disgusting freaks and should be beaten to death. %s");

    private static final List<String> KIND = List.of(
            "Our new neighbours brought us soup on a rainy day, such lovely people. %s",
            "My grandmother was an immigrant, and her garden was the joy of the whole street. %s",
            "Good luck with your exam tomorrow, I know that you will do well. %s",
            "We baked bread with the children of the mosque next door and laughed a lot. %s");

    private ModerationTexts() {}

    /** A hateful text that nobody else writes. */
    static String hateful(int which) {
        return HATEFUL.get(which % HATEFUL.size()).formatted(Solution.marker());
    }

    /** A kind text that nobody else writes. */
    static String kind(int which) {
        return KIND.get(which % KIND.size()).formatted(Solution.marker());
    }

    /** Whether it is one of those that must vanish. */
    static boolean isHateful(String text) {
        return HATEFUL.stream().anyMatch(hateful -> text.startsWith(hateful.replace("%s", "")));
    }

    /** Whether it is one of those that must stay. */
    static boolean isKind(String text) {
        return KIND.stream().anyMatch(kind -> text.startsWith(kind.replace("%s", "")));
    }
}
