"""What linking reads in an appearance and how two of them compare: the machine's own memory, made again at will."""

from django.db import models

from claims.models.appearances import Appearance
from claims.models.claims import WordingHash


class Telling(models.Model):
    """An appearance as linking sees it: in words that stand alone, with the slots that decide what it states.

    Beside the appearance, so that machine upkeep makes no history.
    """

    appearance = models.OneToOneField(Appearance, models.CASCADE, primary_key=True, related_name="telling")
    wording = models.TextField(help_text="the content with its pronouns resolved, as far as that is sure")
    wording_hash = models.GeneratedField(
        expression=WordingHash("wording"), output_field=models.CharField(max_length=64), db_persist=True, editable=False
    )
    matter = models.TextField(default="", db_default="", help_text="the wording without its names: what is compared")
    matter_hash = models.GeneratedField(
        expression=WordingHash("matter"), output_field=models.CharField(max_length=64), db_persist=True, editable=False
    )
    slots = models.JSONField(default=dict, blank=True, help_text="numbers, dates, names, actions, polarity")
    digest = models.CharField(
        max_length=64, default="", db_default="", help_text="of wording and slots: those that share it state the same"
    )
    teller = models.CharField(
        max_length=300, default="", db_default="", help_text="who speaks: a party, or unnamed people of an outlet"
    )
    unclear = models.CharField(
        max_length=200, blank=True, help_text="the words of which nobody knows who is meant; empty: it stands alone"
    )
    version = models.CharField(max_length=40, help_text="of the rules that made it")

    class Meta:
        indexes = [
            models.Index(fields=["wording_hash"], name="telling_of_wording"),  # from a near vector to tellings
            models.Index(fields=["matter_hash"], name="telling_of_matter"),  # the same, names left out
            models.Index(fields=["teller", "digest"], name="telling_of_teller"),  # candidates, and the same words again
            # those of which nobody knows who is meant: the desk
            models.Index(fields=["appearance"], condition=~models.Q(unclear=""), name="telling_unclear"),
        ]

    def __str__(self):
        return self.wording


class Resemblance(models.Model):
    """A candidate edge: two appearances that may tell the same claim, how alike they are, and what decided."""

    appearance = models.ForeignKey(Appearance, models.CASCADE, related_name="resembles")
    other = models.ForeignKey(Appearance, models.CASCADE, related_name="resembled_by")
    score = models.FloatField(help_text="0 to 1")
    same = models.BooleanField(help_text="whether the rules take them for one claim")
    why = models.CharField(max_length=300, help_text="what decided, for people")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["appearance", "other"], name="resemblance_once"),
            models.CheckConstraint(condition=models.Q(appearance__lt=models.F("other")), name="resemblance_in_order"),
            models.CheckConstraint(condition=models.Q(score__gte=0, score__lte=1), name="resemblance_score_share"),
        ]
        indexes = [models.Index(fields=["other"], name="resemblance_of_other")]  # a component, from either side
