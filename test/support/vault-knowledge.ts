import type { VaultKnowledge, VaultLesson } from "../../src/core/lesson/check-vault";
import type { Lesson } from "../../src/core/lesson/lesson";
import { VaultTerms } from "../../src/core/terms/vault-terms";
import { LinkResolver, type VaultNames } from "../../src/core/vault/link-resolver";

/** A lesson that says nothing of terms in its prose. */
export function withoutUses(lesson: Lesson): VaultLesson {
  return { ...lesson, uses: { links: [], named: [], avoided: [] } };
}

/** A vault with these names and no terms of its own. */
export function knownNames(names: VaultNames): VaultKnowledge {
  const terms = new VaultTerms({ glossary: "GLOSSARY.md", lessons: [], manual: [] });
  return { terms, links: LinkResolver.of(names), whole: true };
}
