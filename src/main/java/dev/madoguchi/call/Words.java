package dev.madoguchi.call;

import java.util.List;

/** What is said in one breath: prompts of one language, played without a gap, in this order. */
public record Words(Language language, List<Prompt> prompts) {
  public Words {
    prompts = List.copyOf(prompts);
  }
}
