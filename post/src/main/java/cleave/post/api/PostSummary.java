package cleave.post.api;

import java.util.UUID;

/**
 * What others may know of a post.
 *
 * @param authorName as it was when the post was written
 * @param preview the post's text with each run of white space as one space, at most 140 code points of it
 */
public record PostSummary(UUID id, UUID authorId, String authorName, String preview) {}
