package cleave.conformance;

import org.jspecify.annotations.Nullable;

/**
 * One requirement.
 *
 * @param id stable name, such as {@code status.own-excluded}
 * @param requirement what is required, as one sentence
 * @param need what must be told of the server before the row can be checked
 */
record Row(String id, Group group, Area area, String requirement, Need need, Check check) {

    /** Looks at the solution and returns when it holds the requirement. */
    @FunctionalInterface
    interface Check {
        void on(Solution solution) throws Mismatch, InterruptedException;
    }

    /** What the public port cannot tell of a server. */
    enum Need {
        NOTHING(""),
        RETENTION("tell with --retention-seconds how briefly the server keeps notifications"),
        MANAGEMENT("tell with --management where the server answers its metrics"),
        OPERATOR("give with --operator-token the token of one who may decide what is held");

        private final String advice;

        Need(String advice) {
            this.advice = advice;
        }

        /** What to do so that a row of this need is checked; nothing when it can be. */
        @Nullable
        String missing(Surroundings surroundings) {
            boolean told = switch (this) {
                case NOTHING -> true;
                case RETENTION -> surroundings.retention() != null;
                case MANAGEMENT -> surroundings.management() != null;
                case OPERATOR -> surroundings.operatorToken() != null;
            };
            return told ? null : advice;
        }
    }

    static Row lab(Area area, String name, String requirement, Check check) {
        return new Row(area.word() + "." + name, Group.LAB, area, requirement, Need.NOTHING, check);
    }

    static Row contract(Area area, String id, String requirement, Check check) {
        return new Row(id, Group.CONTRACT, area, requirement, Need.NOTHING, check);
    }

    Row needing(Need other) {
        return new Row(id, group, area, requirement, other, check);
    }
}
