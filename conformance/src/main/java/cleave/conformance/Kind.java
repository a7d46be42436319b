package cleave.conformance;

/** What a list is made of, and the names under which a mapping knows it. */
enum Kind {
    STATUS(
            Area.STATUS,
            "status",
            "statuses",
            MappingKey.PATH_STATUS,
            MappingKey.PATH_STATUS_LIST,
            MappingKey.LIST_STATUS,
            MappingKey.STATUS_ID,
            MappingKey.STATUS_AUTHOR,
            MappingKey.STATUS_CREATED,
            MappingKey.STATUS_TEXT),
    STORY(
            Area.STORY,
            "story",
            "stories",
            MappingKey.PATH_STORY,
            MappingKey.PATH_STORY_LIST,
            MappingKey.LIST_STORY,
            MappingKey.STORY_ID,
            MappingKey.STORY_AUTHOR,
            MappingKey.STORY_CREATED,
            MappingKey.STORY_ID),
    POST(
            Area.POST,
            "post",
            "posts",
            MappingKey.PATH_POST,
            MappingKey.PATH_POST_LIST,
            MappingKey.LIST_POST,
            MappingKey.POST_ID,
            MappingKey.POST_AUTHOR,
            MappingKey.POST_CREATED,
            MappingKey.POST_TEXT),
    NOTIFICATION(
            Area.NOTIFICATION,
            "notification",
            "notifications",
            MappingKey.PATH_NOTIFICATION,
            MappingKey.PATH_NOTIFICATION_LIST,
            MappingKey.LIST_NOTIFICATION,
            MappingKey.NOTIFICATION_ID,
            MappingKey.NOTIFICATION_AUTHOR,
            MappingKey.NOTIFICATION_CREATED,
            MappingKey.NOTIFICATION_POST);

    final Area area;
    final String one;
    final String many;
    final MappingKey path;
    final MappingKey listPath;
    final MappingKey wrapper;
    final MappingKey id;
    final MappingKey author;
    final MappingKey created;
    final MappingKey mark;

    Kind(
            Area area,
            String one,
            String many,
            MappingKey path,
            MappingKey listPath,
            MappingKey wrapper,
            MappingKey id,
            MappingKey author,
            MappingKey created,
            MappingKey mark) {
        this.area = area;
        this.one = one;
        this.many = many;
        this.path = path;
        this.listPath = listPath;
        this.wrapper = wrapper;
        this.id = id;
        this.author = author;
        this.created = created;
        this.mark = mark;
    }
}
