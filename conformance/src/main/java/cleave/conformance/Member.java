package cleave.conformance;

/** Somebody whom the checker registered. */
record Member(String email, String password, String token) {}
