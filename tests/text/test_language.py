import pytest

from claims.text.language import guess_language


@pytest.mark.parametrize(
    "code, text",
    [
        ("en", "The company said that it was not aware of the suit and that it would answer in court."),
        (
            "de",
            "Das Unternehmen sagte, dass es die Klage nicht kenne und sich vor dem Gericht wehren werde, auch mit der.",
        ),
        ("fr", "La société a dit que les données ne sont pas dans le modèle et qu’elle est sûre de son droit pour le."),
        ("es", "La empresa dijo que no se ha copiado el libro y que los datos son de una fuente con licencia."),
        ("it", "La società ha detto che i dati non sono nel modello e che il libro è stato comprato con una licenza."),
        ("zh", "公司表示，其模型没有使用受版权保护的数据进行训练。"),
        ("ja", "会社は、そのモデルが著作権のあるデータで訓練されていないと述べた。"),
        (None, "OpenAI DeepSeek 2025"),
        (None, ""),
    ],
)
def test_guess(code, text):
    assert guess_language(text) == code
