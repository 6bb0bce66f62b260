"""A report on links as tables in plain text."""

from claims.evaluation.links.report import LinkReport
from claims.evaluation.tables import ACCURACY_HEAD, BALANCE_HEAD, accuracies, balances, table


def as_text(report: LinkReport) -> str:
    """All tables; those of the baselines' thresholds are the best ones on these very claims."""
    folder = report.folder
    n_members = sum(len(group.members) for group in folder.groups)
    head = (
        f"{len(folder.articles)} articles, {len(folder.contents)} claims, {len(folder.groups)} groups with "
        f"{n_members} members, {len(folder.disputes)} disputes.\n"
        "In brackets: 95 % intervals. Thresholds of the simple rules are the best ones for these very claims."
    )
    blocks = [
        head,
        table([("PAIRS OF ONE CLAIM", *BALANCE_HEAD[1:]), *balances(report.same)]),
        table([("PAIRS IN DISPUTE", *BALANCE_HEAD[1:]), *balances(report.disputes)]),
        table([("NUMBER OF ORIGINS RIGHT", *ACCURACY_HEAD[1:]), *accuracies(report.origins)]),
    ]
    if folder.lookalikes:
        blocks.append(table([("LOOK-ALIKES KEPT APART", *ACCURACY_HEAD[1:]), *accuracies(report.lookalikes)]))
    return "\n\n".join(blocks)
