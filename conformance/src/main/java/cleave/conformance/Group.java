package cleave.conformance;

/** Whose requirement a row is: the lab's, which every solution of it must meet, or Cleave's own contract's. */
public enum Group {
    LAB,
    CONTRACT
}
