package cleave.moderation.training;

/** A labelled text. */
record Example(String source, boolean hateful, String text) {}
