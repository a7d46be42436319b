package cleave.conformance;

/**
 * One requirement.
 *
 * @param id stable name, such as {@code status.own-excluded}
 * @param requirement what is required, as one sentence
 */
record Row(String id, Group group, Area area, String requirement, Check check) {

    /** Looks at the solution and returns when it holds the requirement. */
    @FunctionalInterface
    interface Check {
        void on(Solution solution) throws Mismatch, InterruptedException;
    }

    static Row lab(Area area, String name, String requirement, Check check) {
        return new Row(area.word() + "." + name, Group.LAB, area, requirement, check);
    }

    static Row contract(Area area, String id, String requirement, Check check) {
        return new Row(id, Group.CONTRACT, area, requirement, check);
    }
}
