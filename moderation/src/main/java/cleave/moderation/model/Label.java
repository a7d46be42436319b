package cleave.moderation.model;

/** What a text is found to be. */
public enum Label {
    /** Nothing to do. */
    CLEAN,
    /** Doubtful: stays visible, a person is asked to look. */
    REVIEW,
    /** Hidden from others until a person decides. */
    HATEFUL
}
