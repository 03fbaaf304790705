/** One share in a tree that is drawn. */
export interface TreeNode {
  /** Place among the tree's nodes of the share by which its reader came; null for the first. */
  parent: number | null;
  /** ms since the epoch. */
  at: number;
  channel: string;
  method: string;
  generation: number;
  /** Matched arrivals by it. */
  arrivals: number;
  /** Shares below it that are not among the nodes. */
  hidden: number;
}

/** What a share set off: how far it went, and how. */
export interface TreeShape {
  shares: number;
  /** Of these, addresses by which somebody came: share or return (rule 9). */
  address_bar: number;
  /** Matched arrivals by these shares, whenever they came. */
  arrivals: number;
  /** Shares by which somebody came. */
  opened: number;
  /** Shares by readers who came by another of these shares. */
  reshares: number;
  /** Steps from a first share to the share farthest from it. */
  depth: number;
  /** Shares, at most, that are equally far from the first one of their tree. */
  breadth: number;
  /** Re-shares per share that was opened; null where none was. */
  branching: number | null;
  /**
   * Structural virality: how many steps two shares of one tree are apart, on average over all pairs; null where
   * no tree has two shares. (Goel, Anderson, Hofman, Watts: The Structural Virality of Online Diffusion, 2016.)
   */
  virality: number | null;
}

/** A share with all that follow from it. */
export interface ShareTree extends TreeShape {
  /** Its largest branches, parents before children; all of it where no node hides any. */
  nodes: TreeNode[];
}

/** All trees of a page together. */
export interface Forest extends TreeShape {
  trees: number;
  /** Trees that are one share which nobody passed on. */
  alone: number;
  /** Trees whose first share is by a reader who came by a share that is not among these: of another page, or earlier. */
  continued: number;
  /** Shares of the largest tree. */
  largest: number;
}

/** A passage that readers copied. */
export interface CopiedPassage {
  hash: string;
  /** Its first words. */
  words: string;
  shares: number;
  arrivals: number;
}

/** Somebody who came by a share. */
export interface ArticleArrival {
  /** ms since the epoch. */
  at: number;
  channel: string;
  generation: number;
}

/** Answer to `GET /v1/sites/{site}/article`. */
export interface ArticleAnswer {
  /** The page as it is counted. */
  page: string;
  /** Its latest title; null where none was sent. */
  title: string | null;
  from: string;
  to: string;
  timezone: string;
  /** True where not the shares of all days are in it. */
  partial: boolean;
  /** Only then: the days whose shares are, null for none; as in statistics, asked again it may be more. */
  read?: { from: string; to: string } | null;
  forest: Forest;
  /** The largest trees of more than one share, largest first. */
  trees: ShareTree[];
  /** The most copied passages, and how many there are in all. */
  passages: CopiedPassage[];
  passages_in_all: number;
  /** The first and the latest arrivals by these shares, each in the order of their time. */
  first_arrivals: ArticleArrival[];
  latest_arrivals: ArticleArrival[];
}
