// Made from public/openapi.yaml by `npm run openapi:write`; `npm test` fails when the two differ.
export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys that verify tokens */
        get: operations["keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page to log in on */
        get: operations["logInPage"];
        put?: never;
        /**
         * Get a token
         * @description The same answer, after the same time, whether the e-mail is unknown or the password wrong.
         *     After ten failures for an account within 15 minutes, known or not, every further try has to wait.
         */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the token belongs to */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{module}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A picture or a snippet, at the address that a story or a post names
         * @description The address is signed and ends: ask for the story or the post again for a fresh one. It is the same for all readers
         *     for a while, so that caches can help. Anything altered, added or too old is a 403, whatever the path.
         *     Ranges are answered.
         */
        get: operations["media"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is held or doubtful
         * @description For operators: those whose e-mail the setting `operators` names when they log in. Without `state`, what is held and
         *     what is under review together.
         */
        get: operations["listModeration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hide a status from everyone but its author
         * @description The same again changes nothing. What a program held is held by a person from then on.
         */
        post: operations["holdStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let everyone see a status that is held, or that is doubtful
         * @description The same again changes nothing, and neither does releasing what is not held or under review.
         */
        post: operations["releaseStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/modules.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The modules that this installation runs */
        get: operations["modules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Notifications of everyone else's posts
         * @description Every post has exactly one, usually less than a second after it was written.
         */
        get: operations["listNotifications"];
        put?: never;
        /**
         * Make the notification of one's own post, if there is none yet
         * @description A post has its notification by itself; this call can never make a second one.
         */
        post: operations["createNotification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest posts of everyone else */
        get: operations["listPosts"];
        put?: never;
        /**
         * Write a post, with a snippet of code if you like
         * @description The snippet comes as a member of the JSON or as the file `snippet` of a form, beside the texts `text` and `language`.
         *     Its bytes are kept as they are. A `null` snippet is none; a language without a snippet is refused.
         *     An `Idempotency-Key` makes it safe to repeat, whichever way it is sent.
         */
        post: operations["createPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/post/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One post, anyone's */
        get: operations["readPost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page to register on */
        get: operations["registerPage"];
        put?: never;
        /**
         * Create an account
         * @description The account's name is the part of the e-mail before the @. Logging in is a step of its own.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page to log in on (the same as /login) */
        get: operations["signInPage"];
        put?: never;
        /** Get a token (the same as /login) */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page to register on (the same as /register) */
        get: operations["signUpPage"];
        put?: never;
        /** Create an account (the same as /register) */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest statuses of everyone else */
        get: operations["listStatuses"];
        put?: never;
        /**
         * Write a status
         * @description With an `Idempotency-Key` a POST may be repeated: the same key by the same user with the same content answers with
         *     the first result and 200, for at least 24 hours.
         */
        post: operations["createStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reader's own statuses, with what moderation says of them */
        get: operations["listOwnStatuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/story": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest stories of everyone else */
        get: operations["listStories"];
        put?: never;
        /**
         * Share a picture
         * @description A JPEG, PNG, WebP or GIF (its first frame), as the part `image` of a form or as the body itself; what it is decides
         *     its content, not its name or its declared type. It is stored upright, in sRGB and without metadata, as JPEG, or as
         *     PNG where a pixel is not opaque: the largest that fits 1080×1920, never enlarged, with a preview that fits 270×480.
         *     At most 10 MiB and 40 megapixels. An `Idempotency-Key` makes it safe to repeat.
         */
        post: operations["createStory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Author: {
            id: components["schemas"]["Id"];
            name: string;
        };
        Credentials: {
            email: components["schemas"]["Email"];
            password: components["schemas"]["Password"];
        } & {
            [key: string]: unknown;
        };
        Decision: {
            /**
             * @description For the author and for later operators. Treated as a status's text; then 1 to 1,000 code points, which is
             *     checked on what is left and so does not stand here.
             */
            note?: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * @description At most 254 code points once trimmed and in NFC, with one @: before it 1 to 64, after it a domain of two or more labels.
         *     White space and control characters are refused, letters beyond ASCII welcome. Looked up ignoring case.
         */
        Email: string;
        /** @description A UUIDv7 in lower case */
        Id: string;
        KeySet: {
            keys: {
                /** @constant */
                alg?: "ES256";
                /** @constant */
                crv: "P-256";
                kid: string;
                /** @constant */
                kty: "EC";
                /** @constant */
                use?: "sig";
                x: string;
                y: string;
            }[];
        };
        /**
         * @default text
         * @enum {string}
         */
        Language: "text" | "bash" | "c" | "cpp" | "csharp" | "css" | "diff" | "go" | "html" | "java" | "javascript" | "json" | "kotlin" | "markdown" | "php" | "python" | "ruby" | "rust" | "sql" | "swift" | "typescript" | "xml" | "yaml";
        /**
         * Format: uri-reference
         * @description A path on this server, signed, good for at least an hour
         */
        MediaUrl: string;
        Moderation: {
            /** @description Whether a program decided last; there once a decision has hidden or restored the status */
            automatic?: boolean;
            /** @description Of the operator who decided last */
            note?: string;
            /** @description Of the program's verdict; there beside `automatic` */
            reasons?: components["schemas"]["Reason"][];
            /** @enum {string} */
            state: "visible" | "pending" | "held";
        };
        ModerationItem: {
            author: components["schemas"]["Author"];
            createdAt: components["schemas"]["Time"];
            /** @description Oldest first */
            history: {
                /** @enum {string} */
                action: "verdict" | "hold" | "release";
                at: components["schemas"]["Time"];
                by: components["schemas"]["Author"] | {
                    /** @description Its model */
                    program: string;
                };
                note?: string;
            }[];
            id: components["schemas"]["Id"];
            /**
             * @description The program's verdict
             * @enum {string}
             */
            label?: "clean" | "review" | "hateful";
            /** @description Which model judged */
            model?: string;
            reasons?: components["schemas"]["Reason"][];
            /** @description How likely the program finds it to be hateful; absent where it could not judge the text */
            score?: number;
            /**
             * @description `held`: only its author sees it; `review`: visible, a person should look at it; `released`: visible, because a
             *     person said so; `clean`, in answers to decisions only: nobody doubts it.
             * @enum {string}
             */
            state: "held" | "review" | "released" | "clean";
            text: string;
        };
        Modules: {
            /**
             * @example [
             *       "user",
             *       "status",
             *       "story",
             *       "post",
             *       "notification"
             *     ]
             */
            modules: string[];
            version: string;
        };
        NewNotification: {
            postId: components["schemas"]["Id"];
        } & {
            [key: string]: unknown;
        };
        NewPost: {
            snippet?: null | ({
                /** @description Kept as it is. At most 256 KiB in UTF-8, no NUL */
                code: string;
                language?: components["schemas"]["Language"];
            } & {
                [key: string]: unknown;
            });
            text: components["schemas"]["PostText"];
        } & {
            [key: string]: unknown;
        };
        NewStatus: {
            /**
             * @description CRLF and CR become LF, Unicode white space is trimmed at both ends; then 1 to 5,000 code points. Of control
             *     characters only line feed and tab may be within. The limit stands in the pattern, since `maxLength` would count
             *     what is trimmed.
             */
            text: string;
        } & {
            [key: string]: unknown;
        };
        Notification: {
            author: components["schemas"]["Author"];
            createdAt: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            post: {
                id: components["schemas"]["Id"];
                /** @description The beginning of the text on one line, at most 140 code points */
                preview: string;
            };
        };
        OwnStatus: {
            author: components["schemas"]["Author"];
            createdAt: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            moderation: components["schemas"]["Moderation"];
            text: string;
        };
        /**
         * Format: password
         * @description 8 to 128 code points in NFC. Nothing is trimmed, and any character but a control character may be in it. Common passwords are refused.
         */
        Password: string;
        Post: {
            author: components["schemas"]["Author"];
            createdAt: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            snippet?: {
                bytes: number;
                language: components["schemas"]["Language"];
                url: components["schemas"]["MediaUrl"];
            };
            text: string;
        };
        /**
         * @description CRLF and CR become LF, Unicode white space is trimmed at both ends; then 1 to 20,000 code points. Of control
         *     characters only line feed and tab may be within. The limit is checked on what is left, so it does not stand here.
         */
        PostText: string;
        Problem: {
            code: string;
            detail: string;
            errors?: {
                detail: string;
                field: string;
            }[];
            status: number;
            title: string;
            /** Format: uri-reference */
            type: string;
        };
        Reason: {
            /** @description In UTF-16 units */
            end: number;
            /** @description In UTF-16 units */
            start: number;
            /** @description That very slice of the status */
            text: string;
            weight: number;
        };
        Registration: {
            email: components["schemas"]["Email"];
            password: components["schemas"]["Password"];
        } & {
            [key: string]: unknown;
        };
        Session: {
            /** @description Seconds until the token ends */
            expiresIn: number;
            /** @description A JWT */
            token: string;
            /** @constant */
            tokenType: "Bearer";
            user: components["schemas"]["User"];
        };
        Status: {
            author: components["schemas"]["Author"];
            createdAt: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            text: string;
        };
        Story: {
            author: components["schemas"]["Author"];
            createdAt: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            image: {
                height: number;
                preview: {
                    height: number;
                    url: components["schemas"]["MediaUrl"];
                    width: number;
                };
                url: components["schemas"]["MediaUrl"];
                width: number;
            };
        };
        /** Format: date-time */
        Time: string;
        User: {
            email: string;
            id: components["schemas"]["Id"];
            name: string;
        };
    };
    responses: {
        /** @description The e-mail and the password do not belong together (`bad_credentials`) */
        BadCredentials: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is an account for this e-mail (`email_taken`) */
        EmailTaken: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Request line and headers are over 16 KiB; the connection closes */
        HeadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description JSON or a query with values out of range; `errors` names them. Also a used Idempotency-Key with other content (`idempotency_key_reused`). */
        Invalid: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A token to send as `Authorization: Bearer <token>` */
        LoggedIn: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Session"];
            };
        };
        /** @description Not HTTP or not JSON as it should be, such as a duplicate key, invalid UTF-8, text after the JSON, or an unusable Idempotency-Key */
        Malformed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The address is altered, incomplete, no longer good, or was never made here; the same for all of these */
        MediaRefused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The path takes other methods */
        MethodNotAllowed: {
            headers: {
                Allow: components["headers"]["Allow"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Neither a form nor a picture, or its content is no JPEG, PNG, WebP or GIF */
        NoPicture: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such post */
        NoSuchPost: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The range lies beyond the end */
        NoSuchRange: {
            headers: {
                "Content-Range": components["headers"]["Content-Range"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Moderation knows no such status */
        NoSuchStatus: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description This is for operators only (`not_an_operator`) */
        NotAnOperator: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The list is as `If-None-Match` says */
        NotModified: {
            headers: {
                ETag: components["headers"]["ETag"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The post is somebody else's */
        NotTheAuthor: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The web client */
        Page: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
            };
        };
        /** @description The copy at hand is still right */
        PageNotModified: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The account exists */
        Registered: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["User"];
            };
        };
        /** @description Too many tries from this address or for this account */
        Throttled: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body, or a file in it, is over its limit (64 KiB of JSON; posts 2 MiB and their snippet 256 KiB; pictures 10 MiB) */
        TooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body did not come in time */
        TooSlow: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No token, or one that is not valid or no longer */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something that this needs is down, or too much is under way */
        Unavailable: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description No picture in the form, two of them, an empty or a broken one; over 40 megapixels (`too_many_pixels`); or a used
         *     Idempotency-Key with another picture (`idempotency_key_reused`)
         */
        UnusablePicture: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not of a type that this takes (`application/json`; a post also `multipart/form-data`) */
        WrongMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description Only items older than this id. Any UUIDv7 will do, also one that names nothing. */
        before: components["schemas"]["Id"];
        /**
         * @description An id that an answer named; any other is a 404
         * @example 01935d2b-1f00-7c52-8d11-6a7b8c9d0e1f
         */
        id: string;
        /** @description 1 to 255 visible ASCII characters, new for each new content */
        "Idempotency-Key": string;
        /**
         * @description The ETag of the copy at hand
         * @example "a1b2c3"
         */
        "If-None-Match": string;
        /** @description How many items at most, in plain decimal digits */
        limit: number;
    };
    requestBodies: {
        Credentials: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        Registration: {
            content: {
                "application/json": components["schemas"]["Registration"];
            };
        };
    };
    headers: {
        "Accept-Ranges": "bytes";
        /** @description The methods that this path does take */
        Allow: string;
        "Cache-Control": "private, no-cache";
        "Content-Range": string;
        /** @description The version of this very list for this very reader */
        ETag: string;
        /**
         * @description Where the older items are; absent on the last page
         * @example </status?limit=10&before=01935d2a-7c10-7a3e-9d5b-2f1c8e7a4b60>; rel="next"
         */
        Link: string;
        /** @description For as long as the address is good for */
        MediaCacheControl: string;
        /** @description Seconds to wait */
        "Retry-After": number;
        "WWW-Authenticate": string;
        /** @description The request's own id where it sent a usable one, else a new one */
        "X-Request-Id": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON Web Key Set */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeySet"];
                };
            };
            400: components["responses"]["Malformed"];
            405: components["responses"]["MethodNotAllowed"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    logInPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Page"];
            304: components["responses"]["PageNotModified"];
            400: components["responses"]["Malformed"];
            405: components["responses"]["MethodNotAllowed"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Credentials"];
        responses: {
            200: components["responses"]["LoggedIn"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["BadCredentials"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token's user */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    media: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag of the copy at hand
                 * @example "a1b2c3"
                 */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /**
                 * @description The bytes wanted, when not all of them
                 * @example bytes=0-1023
                 */
                Range?: string;
            };
            path: {
                file: string;
                /** @description Whose it is */
                module: "story" | "post";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of it */
            200: {
                headers: {
                    "Accept-Ranges": components["headers"]["Accept-Ranges"];
                    "Cache-Control": components["headers"]["MediaCacheControl"];
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                    "text/plain": string;
                };
            };
            /** @description The range that was asked for */
            206: {
                headers: {
                    "Content-Range": components["headers"]["Content-Range"];
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                    "text/plain": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            403: components["responses"]["MediaRefused"];
            405: components["responses"]["MethodNotAllowed"];
            416: components["responses"]["NoSuchRange"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    listModeration: {
        parameters: {
            query?: {
                /** @description Only items older than this id. Any UUIDv7 will do, also one that names nothing. */
                before?: components["parameters"]["before"];
                /** @description How many items at most, in plain decimal digits */
                limit?: components["parameters"]["limit"];
                state?: "held" | "review" | "released";
            };
            header?: {
                /**
                 * @description The ETag of the copy at hand
                 * @example "a1b2c3"
                 */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModerationItem"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAnOperator"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    holdStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An id that an answer named; any other is a 404
                 * @example 01935d2b-1f00-7c52-8d11-6a7b8c9d0e1f
                 */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description The status as it stands now */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModerationItem"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAnOperator"];
            404: components["responses"]["NoSuchStatus"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    releaseStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An id that an answer named; any other is a 404
                 * @example 01935d2b-1f00-7c52-8d11-6a7b8c9d0e1f
                 */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description The status as it stands now */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModerationItem"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAnOperator"];
            404: components["responses"]["NoSuchStatus"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    modules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version and the modules */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Modules"];
                };
            };
            400: components["responses"]["Malformed"];
            405: components["responses"]["MethodNotAllowed"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                /** @description Only items older than this id. Any UUIDv7 will do, also one that names nothing. */
                before?: components["parameters"]["before"];
                /** @description How many items at most, in plain decimal digits */
                limit?: components["parameters"]["limit"];
            };
            header?: {
                /**
                 * @description The ETag of the copy at hand
                 * @example "a1b2c3"
                 */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first, without those of the reader's own posts */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    createNotification: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters, new for each new content */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNotification"];
            };
        };
        responses: {
            /** @description The post has its notification already; here it is */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            /** @description Made now */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotTheAuthor"];
            404: components["responses"]["NoSuchPost"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPosts: {
        parameters: {
            query?: {
                /** @description Only items older than this id. Any UUIDv7 will do, also one that names nothing. */
                before?: components["parameters"]["before"];
                /** @description How many items at most, in plain decimal digits */
                limit?: components["parameters"]["limit"];
            };
            header?: {
                /**
                 * @description The ETag of the copy at hand
                 * @example "a1b2c3"
                 */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first, without the reader's own */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    createPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters, new for each new content */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPost"];
                "multipart/form-data": {
                    language?: components["schemas"]["Language"];
                    /** @description UTF-8 without NUL, 1 byte to 256 KiB */
                    snippet?: string;
                    text: components["schemas"]["PostText"];
                };
            };
        };
        responses: {
            /** @description This key has created this post before; here it is again */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            /** @description Stored, and in everyone else's list; its notification follows */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["TooSlow"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    readPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description An id that an answer named; any other is a 404
                 * @example 01935d2b-1f00-7c52-8d11-6a7b8c9d0e1f
                 */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The post */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NoSuchPost"];
            405: components["responses"]["MethodNotAllowed"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    registerPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Page"];
            304: components["responses"]["PageNotModified"];
            400: components["responses"]["Malformed"];
            405: components["responses"]["MethodNotAllowed"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Registration"];
        responses: {
            201: components["responses"]["Registered"];
            400: components["responses"]["Malformed"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["EmailTaken"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    signInPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Page"];
            304: components["responses"]["PageNotModified"];
            400: components["responses"]["Malformed"];
            405: components["responses"]["MethodNotAllowed"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Credentials"];
        responses: {
            200: components["responses"]["LoggedIn"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["BadCredentials"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    signUpPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Page"];
            304: components["responses"]["PageNotModified"];
            400: components["responses"]["Malformed"];
            405: components["responses"]["MethodNotAllowed"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Registration"];
        responses: {
            201: components["responses"]["Registered"];
            400: components["responses"]["Malformed"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["EmailTaken"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["Throttled"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    listStatuses: {
        parameters: {
            query?: {
                /** @description Only items older than this id. Any UUIDv7 will do, also one that names nothing. */
                before?: components["parameters"]["before"];
                /** @description How many items at most, in plain decimal digits */
                limit?: components["parameters"]["limit"];
            };
            header?: {
                /**
                 * @description The ETag of the copy at hand
                 * @example "a1b2c3"
                 */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first, without the reader's own */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Status"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    createStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters, new for each new content */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStatus"];
            };
        };
        responses: {
            /** @description This key has created this status before; here it is again */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnStatus"];
                };
            };
            /** @description Stored, and in everyone else's list, where that need not wait for a verdict */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnStatus"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["Invalid"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    listOwnStatuses: {
        parameters: {
            query?: {
                /** @description Only items older than this id. Any UUIDv7 will do, also one that names nothing. */
                before?: components["parameters"]["before"];
                /** @description How many items at most, in plain decimal digits */
                limit?: components["parameters"]["limit"];
            };
            header?: {
                /**
                 * @description The ETag of the copy at hand
                 * @example "a1b2c3"
                 */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnStatus"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    listStories: {
        parameters: {
            query?: {
                /** @description Only items older than this id. Any UUIDv7 will do, also one that names nothing. */
                before?: components["parameters"]["before"];
                /** @description How many items at most, in plain decimal digits */
                limit?: components["parameters"]["limit"];
            };
            header?: {
                /**
                 * @description The ETag of the copy at hand
                 * @example "a1b2c3"
                 */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first, without the reader's own */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Story"][];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Invalid"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    createStory: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 visible ASCII characters, new for each new content */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/*": string;
                "multipart/form-data": {
                    /** @description The one picture */
                    image: string;
                };
            };
        };
        responses: {
            /** @description This key has created this story before; here it is again */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Story"];
                };
            };
            /** @description Stored, and in everyone else's list */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Story"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["TooSlow"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NoPicture"];
            422: components["responses"]["UnusablePicture"];
            431: components["responses"]["HeadTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
}
