; Texts of the installer beyond electron-builder's own, and what it checks. 1049 = Russian, 1033 = English.

LangString windowsTooOld 1049 "Қазылар работает в Windows 10 и новее. На этом компьютере более старая Windows: установка остановлена, ничего не изменено."
LangString windowsTooOld 1033 "Qazylar runs on Windows 10 or newer. This computer has an older Windows: the installation has stopped and nothing was changed."
LangString windowsNot64 1049 "Қазылар работает только в 64-разрядной Windows. Установка остановлена, ничего не изменено."
LangString windowsNot64 1033 "Qazylar runs on 64-bit Windows only. The installation has stopped and nothing was changed."

!macro customInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(windowsTooOld)" /SD IDOK
    Quit
  ${EndIf}
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(windowsNot64)" /SD IDOK
    Quit
  ${EndIf}
!macroend

; The mark of the portable folder does not belong to an installed program, whose data is the person's own.
!macro customInstall
  Delete "$INSTDIR\portable.txt"
!macroend
